"""A building or room where families live, and how its visit stands."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import below
from duren_sawit.lib.derived import NameKeyField, words_of
from duren_sawit.lib.models import PublicModel, Stamped
from households.choices import VisitStatus


class DwellingQuerySet(models.QuerySet["Dwelling"]):
    def visible_to(
        self, reader: User, permission: Permission = Permission.FAMILIES_VIEW
    ) -> DwellingQuerySet:
        """Those in the areas where the reader has the permission."""
        return self.within(reader.scope.paths_for(permission))

    def within(self, paths: tuple[str, ...]) -> DwellingQuerySet:
        return self.filter(below(paths, "area__path"))

    def held(self) -> DwellingQuerySet:
        """As they are now, held until the transaction ends."""
        return self.select_for_update(of=("self",))

    def in_order(self) -> DwellingQuerySet:
        return self.order_by("area__path", "address_key", "pk")


class Dwelling(PublicModel, Stamped):
    """A house, room or part of a house that is visited as one; several families may live in it.

    `revision` is counted by PostgreSQL with every change.
    """

    area = models.ForeignKey("areas.Area", models.PROTECT, related_name="+", verbose_name=_("RT"))
    address = models.CharField(_("alamat"), max_length=200)
    address_key = NameKeyField(source="address")
    latitude = models.DecimalField(
        _("lintang"), max_digits=9, decimal_places=6, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("bujur"), max_digits=9, decimal_places=6, null=True, blank=True
    )
    visit_status = models.CharField(
        _("kunjungan"),
        max_length=10,
        choices=VisitStatus.choices,
        default=VisitStatus.NOT_YET,
        db_default=VisitStatus.NOT_YET,
    )
    visited_on = models.DateField(_("dikunjungi"), null=True, blank=True)
    visited_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("oleh")
    )
    visit_note = models.CharField(
        _("catatan kunjungan"), max_length=200, blank=True, default="", db_default=""
    )
    revision = models.PositiveIntegerField(_("revisi"), default=0, db_default=0, editable=False)

    objects = DwellingQuerySet.as_manager()

    class Meta:
        verbose_name = _("rumah")
        indexes = [
            GinIndex(words_of("address_key"), name="households_dwelling_words"),
            models.Index(fields=["area", "visit_status"], name="households_dwelling_visits"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["id", "area"],
                name="households_dwelling_with_area",
                violation_error_message=_("Rumah ini sudah tercatat."),
            ),
            models.CheckConstraint(
                condition=models.Q(visit_status__in=VisitStatus.values),
                name="households_dwelling_visit_known",
                violation_error_message=_("Status kunjungan belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    latitude__gte=-11, latitude__lte=6, longitude__gte=95, longitude__lte=141
                ),
                name="households_dwelling_point_in_indonesia",
                violation_error_message=_(
                    "Titik ini di luar Indonesia; periksa lintang dan bujur."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(visit_status=VisitStatus.NOT_YET)
                | models.Q(visited_on__isnull=False),
                name="households_dwelling_visit_dated",
                violation_error_message=_("Kunjungan perlu tanggal."),
            ),
        ]

    def __str__(self) -> str:
        return f"rumah {self.public_id}"
