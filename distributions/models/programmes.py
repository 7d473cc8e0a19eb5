"""A programme: whose money, for how long, what each family receives, how many families."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from distributions.choices import FundSource, ProgrammeState, Receiver
from distributions.models.goods import Content
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.models import PublicModel, Stamped


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def visible_to(self, reader: User, permission: Permission = Permission.PROGRAMMES_VIEW) -> Self:
        """All of them for whoever has the permission anywhere: a programme is of the village."""
        return self if reader.may(permission) else self.none()

    def held(self) -> Self:
        """As they are now, held until the transaction ends."""
        return self.select_for_update(of=("self",))

    def latest_first(self) -> Self:
        return self.order_by("-starts_on", "-pk")


class Programme(PublicModel, Stamped):
    """One aid programme of the village, from planning until it is looked back at."""

    name = models.CharField(_("nama program"), max_length=120)
    source = models.CharField(_("sumber dana"), max_length=10, choices=FundSource.choices)
    legal_basis = models.CharField(_("dasar hukum"), max_length=300, blank=True)
    starts_on = models.DateField(_("mulai"))
    ends_on = models.DateField(_("sampai"))
    receiver = models.CharField(
        _("penerima dalam keluarga"),
        max_length=10,
        choices=Receiver.choices,
        default=Receiver.MOTHER,
    )
    quota = models.PositiveIntegerField(_("kuota keluarga"), null=True, blank=True)
    state = models.CharField(
        _("keadaan"),
        max_length=10,
        choices=ProgrammeState.choices,
        default=ProgrammeState.PLANNED,
    )

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("program")
        constraints = [
            models.UniqueConstraint(
                fields=["name", "starts_on"],
                name="distributions_programme_once",
                violation_error_message=_("Program dengan nama dan hari mulai ini sudah ada."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="distributions_programme_period",
                violation_error_message=_("Tanggal akhir tidak mendahului tanggal mulai."),
            ),
            models.CheckConstraint(
                condition=models.Q(source__in=FundSource.values),
                name="distributions_programme_source_known",
                violation_error_message=_("Sumber dana belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(receiver__in=Receiver.values),
                name="distributions_programme_receiver_known",
                violation_error_message=_("Penerima dalam keluarga belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=ProgrammeState.values),
                name="distributions_programme_state_known",
                violation_error_message=_("Keadaan program belum dikenal."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Benefit(Content):
    """What one family receives in each round of a programme."""

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="benefits", verbose_name=_("program")
    )

    class Meta:
        verbose_name = _("isi bantuan")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "item"],
                name="distributions_benefit_item_once",
                violation_error_message=_("Barang ini sudah ada di program."),
            ),
            models.CheckConstraint(
                condition=models.Q(quantity__gt=0),
                name="distributions_benefit_some",
                violation_error_message=_("Jumlah barang lebih dari nol."),
            ),
        ]

    def __str__(self) -> str:
        return self.words


class Quota(models.Model):
    """How many families of one RW a programme has room for."""

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="quotas", verbose_name=_("program")
    )
    area = models.ForeignKey("areas.Area", models.PROTECT, related_name="+", verbose_name=_("RW"))
    families = models.PositiveIntegerField(_("keluarga"))

    class Meta:
        verbose_name = _("kuota")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "area"],
                name="distributions_quota_area_once",
                violation_error_message=_("RW ini sudah punya kuota."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id}, {self.area_id}: {self.families}"
