"""Who holds which role, where, and for how long."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts.choices import Role
from duren_sawit.areas.models import below
from duren_sawit.lib.models import PublicModel, Stamped


class DateRange(models.Func):
    function = "DATERANGE"
    output_field = DateRangeField()


class RoleAssignmentQuerySet(models.QuerySet["RoleAssignment"]):
    def on(self, day: date) -> RoleAssignmentQuerySet:
        """In force on that day."""
        still = models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=day)
        return self.filter(still, valid_from__lte=day)

    def visible_to(self, user: models.Model) -> RoleAssignmentQuerySet:
        return self.filter(below(user.scope.paths, "area__path"))  # type: ignore[attr-defined]

    def with_area(self) -> RoleAssignmentQuerySet:
        return self.select_related("area")


class RoleAssignment(PublicModel, Stamped):
    """A person holds a role in an area, from a day until a day (both included)."""

    person = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="assignments", verbose_name=_("pengguna")
    )
    role = models.CharField(_("tugas"), max_length=20, choices=Role.choices)
    area = models.ForeignKey("areas.Area", models.PROTECT, verbose_name=_("wilayah"))
    valid_from = models.DateField(_("mulai"))
    valid_until = models.DateField(_("sampai"), null=True, blank=True)
    mandate = models.CharField(_("dasar penugasan"), max_length=200, blank=True)

    objects = RoleAssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("penugasan")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values),
                name="accounts_roleassignment_role_known",
                violation_error_message=_("Tugas ini belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True)
                | models.Q(valid_until__gte=models.F("valid_from")),
                name="accounts_roleassignment_ends_after_start",
                violation_error_message=_("Tanggal selesai tidak boleh sebelum tanggal mulai."),
            ),
            ExclusionConstraint(
                name="accounts_roleassignment_no_overlap",
                expressions=[
                    (
                        DateRange("valid_from", "valid_until", RangeBoundary(inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                    ("person", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("area", RangeOperators.EQUAL),
                ],
                violation_error_message=_("Tugas yang sama sudah berlaku pada tanggal itu."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.area}"

    @staticmethod
    def today() -> date:
        """The village's day, in which assignments count."""
        return timezone.localdate()
