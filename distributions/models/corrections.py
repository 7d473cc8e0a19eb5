"""What is put right after a round was closed, always with two signatures."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from distributions.choices import CorrectionKind, CorrectionState, Mode
from distributions.models.goods import Item
from distributions.models.handovers import Handover
from distributions.models.rounds import Entitlement
from distributions.models.stock import Closing
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.models import PublicModel, Stamped

ABOUT = (
    models.Q(
        kind=CorrectionKind.FORGOTTEN,
        entitlement__isnull=False,
        happened_on__isnull=False,
        mode__in=[Mode.SELF, Mode.HOME],
    )
    | models.Q(kind=CorrectionKind.WRONG, entitlement__isnull=False, handover__isnull=False)
    | models.Q(kind=CorrectionKind.MISCOUNTED, item__isnull=False, remaining__gte=0)
)


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def visible_to(self, reader: User, permission: Permission = Permission.STOCK_VIEW) -> Self:
        """All of them for whoever has the permission anywhere."""
        return self if reader.may(permission) else self.none()

    def held(self) -> Self:
        """As they are now, held until the transaction ends."""
        return self.select_for_update(of=("self",))

    def waiting(self) -> Self:
        return self.filter(state=CorrectionState.WAITING)

    def confirmed(self) -> Self:
        return self.filter(state=CorrectionState.CONFIRMED)

    def in_order(self) -> Self:
        return self.order_by("number")


class Correction(PublicModel, Stamped):
    """A numbered correction of a closed round: proposed by one person, confirmed by another.

    A forgotten handover is written when it is confirmed, a wrong one undone, a count replaced;
    `version` is that of the balances it leads to.
    """

    closing = models.ForeignKey(
        Closing, models.PROTECT, related_name="corrections", verbose_name=_("penutupan")
    )
    number = models.PositiveSmallIntegerField(_("nomor"))
    kind = models.CharField(_("jenis"), max_length=12, choices=CorrectionKind.choices)
    reason = models.CharField(_("sebab"), max_length=300)
    entitlement = models.ForeignKey(
        Entitlement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name=_("jatah"),
    )
    handover = models.ForeignKey(
        Handover,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name=_("serah terima"),
    )
    mode = models.CharField(_("cara"), max_length=10, choices=Mode.choices, blank=True)
    happened_on = models.DateField(_("diserahkan tanggal"), null=True, blank=True)
    item = models.ForeignKey(
        Item,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("barang"),
    )
    remaining = models.DecimalField(
        _("sisa yang benar"), max_digits=14, decimal_places=3, null=True, blank=True
    )
    state = models.CharField(
        _("keadaan"),
        max_length=10,
        choices=CorrectionState.choices,
        default=CorrectionState.WAITING,
    )
    proposed_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name=_("diusulkan oleh")
    )
    proposed_at = models.DateTimeField(_("diusulkan"))
    decided_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("diputuskan oleh"),
    )
    decided_at = models.DateTimeField(_("diputuskan"), null=True, blank=True)
    answer = models.CharField(_("jawaban"), max_length=300, blank=True)
    version = models.PositiveSmallIntegerField(_("versi sesudahnya"), null=True, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("pembetulan tahap")
        constraints = [
            models.UniqueConstraint(
                fields=["closing", "number"],
                name="distributions_correction_number_once",
                violation_error_message=_("Nomor pembetulan ini sudah dipakai."),
            ),
            models.UniqueConstraint(
                fields=["entitlement"],
                condition=models.Q(state=CorrectionState.WAITING),
                name="distributions_correction_entitlement_waiting_once",
                violation_error_message=_("Jatah ini sudah diusulkan untuk dibetulkan."),
            ),
            models.UniqueConstraint(
                fields=["closing", "item"],
                condition=models.Q(state=CorrectionState.WAITING),
                name="distributions_correction_item_waiting_once",
                violation_error_message=_("Sisa barang ini sudah diusulkan untuk dibetulkan."),
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=CorrectionKind.values),
                name="distributions_correction_kind_known",
                violation_error_message=_("Jenis pembetulan belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(mode__in=[*Mode.values, ""]),
                name="distributions_correction_mode_known",
                violation_error_message=_("Cara serah terima belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=CorrectionState.values),
                name="distributions_correction_state_known",
                violation_error_message=_("Keadaan pembetulan belum dikenal."),
            ),
            models.CheckConstraint(
                condition=ABOUT,
                name="distributions_correction_about",
                violation_error_message=_("Pembetulan ini belum lengkap."),
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | ~models.Q(decided_by=models.F("proposed_by")),
                name="distributions_correction_two_people",
                violation_error_message=_("Pembetulan ditandatangani dua orang yang berbeda."),
            ),
            models.CheckConstraint(
                condition=models.Q(state=CorrectionState.WAITING)
                | models.Q(decided_by__isnull=False, decided_at__isnull=False),
                name="distributions_correction_decided",
                violation_error_message=_("Pembetulan perlu tanda tangan kedua."),
            ),
        ]

    def __str__(self) -> str:
        return f"pembetulan {self.number}"
