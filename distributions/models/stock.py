"""The ledger of goods, and how a round ends: counted, balanced, explained, corrected."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from distributions.choices import ClosingState, MovementKind
from distributions.models.goods import Item
from distributions.models.rounds import Point, Round
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.models import PublicModel, Stamped


class StockMovementQuerySet(models.QuerySet["StockMovement"]):
    def visible_to(self, reader: User, permission: Permission = Permission.STOCK_VIEW) -> Self:
        """All of them for whoever has the permission anywhere: stock is of the village."""
        return self if reader.may(permission) else self.none()


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
        ]

    def __str__(self) -> str:
        return f"mutasi {self.public_id}"


class Closing(PublicModel, Stamped):
    """The end of a round: who counted, how a difference is explained, who approved it."""

    round = models.OneToOneField(
        Round, models.PROTECT, related_name="closing", verbose_name=_("tahap")
    )
    state = models.CharField(_("keadaan"), max_length=10, choices=ClosingState.choices)
    counted_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name=_("dihitung oleh")
    )
    counted_at = models.DateTimeField(_("dihitung"))
    explanation = models.CharField(_("penjelasan selisih"), max_length=500, blank=True)
    approved_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("disetujui oleh"),
    )
    approved_at = models.DateTimeField(_("disetujui"), null=True, blank=True)

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
    """One item when its round was counted: received = handed + damaged + returned + remaining.

    `difference` is what the left side has more; PostgreSQL holds the sum.
    """

    closing = models.ForeignKey(
        Closing, models.PROTECT, related_name="balances", verbose_name=_("penutupan")
    )
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
                fields=["closing", "item"],
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
