"""The ledger of goods, and how a round ends: counted, balanced, explained, corrected."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from distributions.choices import ClosingState, MovementKind
from distributions.facts import Part
from distributions.models.goods import Item
from distributions.models.rounds import Point, Round
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.models import PublicModel, Stamped

MOVED = models.Q(kind=MovementKind.TRANSFERRED)
PLACES = (
    models.Q(kind=MovementKind.RECEIVED, source__isnull=True)
    | models.Q(kind__in=[MovementKind.DAMAGED, MovementKind.RETURNED], target__isnull=True)
    | MOVED & models.Q(source__isnull=True, target__isnull=False)
    | MOVED & models.Q(source__isnull=False, target__isnull=True)
    | MOVED & models.Q(source__isnull=False) & ~models.Q(source=models.F("target"))
)


class StockMovementQuerySet(models.QuerySet["StockMovement"]):
    def visible_to(self, reader: User, permission: Permission = Permission.STOCK_VIEW) -> Self:
        """All of them for whoever has the permission anywhere: stock is of the village."""
        return self if reader.may(permission) else self.none()

    def latest_first(self) -> Self:
        return self.order_by("-moved_at", "-pk")


class StockMovement(PublicModel, Stamped):
    """One line of the ledger of a round; lines are added, never changed.

    A place is a point; none is the store of the village. What comes from outside has no `source`,
    what leaves for good no `target`, told apart by the kind. Handovers are no movements: what was
    handed out is read from their lines.
    """

    round = models.ForeignKey(
        Round, models.PROTECT, related_name="movements", verbose_name=_("tahap")
    )
    item = models.ForeignKey(Item, models.PROTECT, related_name="+", verbose_name=_("barang"))
    kind = models.CharField(_("jenis"), max_length=12, choices=MovementKind.choices)
    quantity = models.DecimalField(_("jumlah"), max_digits=12, decimal_places=3)
    source = models.ForeignKey(
        Point, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("dari titik")
    )
    target = models.ForeignKey(
        Point, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ke titik")
    )
    counterpart = models.CharField(_("pihak luar"), max_length=120, blank=True)
    document = models.CharField(_("nomor surat jalan"), max_length=60, blank=True)
    note = models.CharField(_("keterangan"), max_length=200, blank=True)
    carried_from = models.ForeignKey(
        Round,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="carried",
        verbose_name=_("sisa dari tahap"),
    )
    moved_at = models.DateTimeField(_("saat"))
    recorded_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name=_("dicatat oleh")
    )

    objects = StockMovementQuerySet.as_manager()

    class Meta:
        verbose_name = _("mutasi barang")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quantity__gt=0),
                name="distributions_stockmovement_some",
                violation_error_message=_("Jumlah barang lebih dari nol."),
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=MovementKind.values),
                name="distributions_stockmovement_kind_known",
                violation_error_message=_("Jenis mutasi belum dikenal."),
            ),
            models.UniqueConstraint(
                fields=["carried_from", "item"],
                name="distributions_stockmovement_carried_once",
                violation_error_message=_("Sisa tahap itu sudah dibawa ke tahap lain."),
            ),
            models.CheckConstraint(
                condition=PLACES,
                name="distributions_stockmovement_places",
                violation_error_message=_("Tempat asal dan tujuan barang belum cocok."),
            ),
        ]

    def __str__(self) -> str:
        return f"mutasi {self.public_id}"

    @property
    def words(self) -> str:
        """`beras 10 kg`; needs the item."""
        return Part(self.item.name, self.item.unit, self.quantity).words


class ClosingQuerySet(models.QuerySet["Closing"]):
    def visible_to(self, reader: User, permission: Permission = Permission.STOCK_VIEW) -> Self:
        """All of them for whoever has the permission anywhere."""
        return self if reader.may(permission) else self.none()

    def waiting(self) -> Self:
        return self.filter(state=ClosingState.WAITING)


class Closing(PublicModel, Stamped):
    """The end of a round: who counted, how a difference is explained, who approved it.

    Each count and each correction makes a new `version` of its balances; earlier ones stay.
    """

    round = models.OneToOneField(
        Round, models.PROTECT, related_name="closing", verbose_name=_("tahap")
    )
    state = models.CharField(_("keadaan"), max_length=10, choices=ClosingState.choices)
    counted_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name=_("dihitung oleh")
    )
    counted_at = models.DateTimeField(_("dihitung"))
    explanation = models.CharField(_("penjelasan selisih"), max_length=500, blank=True)
    version = models.PositiveSmallIntegerField(_("versi neraca"), default=1)
    answer = models.CharField(_("jawaban lurah"), max_length=300, blank=True)
    approved_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("disetujui oleh"),
    )
    approved_at = models.DateTimeField(_("disetujui"), null=True, blank=True)

    objects = ClosingQuerySet.as_manager()

    class Meta:
        verbose_name = _("penutupan tahap")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=ClosingState.values),
                name="distributions_closing_state_known",
                violation_error_message=_("Keadaan penutupan belum dikenal."),
            ),
        ]

    def __str__(self) -> str:
        return f"penutupan tahap {self.round_id}"


class Balance(models.Model):
    """One item as counted or corrected: received = handed + damaged + returned + remaining.

    `difference` is what the left side has more; PostgreSQL holds the sum.
    """

    closing = models.ForeignKey(
        Closing, models.PROTECT, related_name="balances", verbose_name=_("penutupan")
    )
    version = models.PositiveSmallIntegerField(_("versi"), default=1)
    item = models.ForeignKey(Item, models.PROTECT, related_name="+", verbose_name=_("barang"))
    received = models.DecimalField(_("diterima"), max_digits=14, decimal_places=3)
    handed = models.DecimalField(_("diserahkan"), max_digits=14, decimal_places=3)
    damaged = models.DecimalField(_("rusak"), max_digits=14, decimal_places=3)
    returned = models.DecimalField(_("dikembalikan"), max_digits=14, decimal_places=3)
    remaining = models.DecimalField(_("sisa dihitung"), max_digits=14, decimal_places=3)
    difference = models.DecimalField(_("selisih"), max_digits=14, decimal_places=3)

    class Meta:
        verbose_name = _("neraca barang")
        constraints = [
            models.UniqueConstraint(
                fields=["closing", "version", "item"],
                name="distributions_balance_item_once",
                violation_error_message=_("Barang ini sudah dihitung."),
            ),
            models.CheckConstraint(
                condition=models.Q(
                    difference=models.F("received")
                    - models.F("handed")
                    - models.F("damaged")
                    - models.F("returned")
                    - models.F("remaining")
                ),
                name="distributions_balance_sum",
                violation_error_message=_("Neraca belum seimbang."),
            ),
            models.CheckConstraint(
                condition=models.Q(remaining__gte=0),
                name="distributions_balance_remaining_counted",
                violation_error_message=_("Sisa barang tidak kurang dari nol."),
            ),
        ]

    def __str__(self) -> str:
        return f"neraca {self.closing_id}"
