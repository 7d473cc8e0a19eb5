"""Who holds which role, where, and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts.choices import HEADS, AssignmentState, Role
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.roles import ROLES, RoleRule
from duren_sawit.areas.choices import Level
from duren_sawit.areas.models import Area, below
from duren_sawit.lib.models import PublicModel, Stamped
from duren_sawit.lib.rows import Part, asked

if TYPE_CHECKING:
    from duren_sawit.accounts.models.users import User

STANDING = [AssignmentState.WAITING, AssignmentState.GIVEN]


class DateRange(models.Func):
    function = "DATERANGE"
    output_field = DateRangeField()


def _days() -> DateRange:
    return DateRange("valid_from", "valid_until", RangeBoundary(inclusive_upper=True))


def _numbers_of(person: str) -> tuple[str, str]:
    return f"{person}__nik", f"{person}__kk_number"


class RoleAssignmentQuerySet(models.QuerySet["RoleAssignment"]):
    def on(self, day: date) -> RoleAssignmentQuerySet:
        """Given and in force on that day."""
        still = models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=day)
        return self.filter(still, state=AssignmentState.GIVEN, valid_from__lte=day)

    def within(self, first: date, last: date | None) -> RoleAssignmentQuerySet:
        """Standing on at least one of these days; without a last day: from the first on."""
        started = self.filter(
            models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=first),
            state__in=STANDING,
        )
        return started if last is None else started.filter(valid_from__lte=last)

    def given(self) -> RoleAssignmentQuerySet:
        return self.filter(state=AssignmentState.GIVEN)

    def waiting(self) -> RoleAssignmentQuerySet:
        """Proposed, not yet approved."""
        return self.filter(state=AssignmentState.WAITING)

    def ending(self, first: date, last: date) -> RoleAssignmentQuerySet:
        """Given and with a last day between the two, both included."""
        return self.given().filter(valid_until__range=(first, last))

    def holding(self, permission: Permission) -> RoleAssignmentQuerySet:
        """Of a role that has the permission."""
        return self.filter(
            role__in=[r for r, rule in ROLES.items() if permission in rule.permissions]
        )

    def by_heads(self) -> RoleAssignmentQuerySet:
        return self.filter(role__in=HEADS)

    def visible_to(
        self, reader: User, permission: Permission = Permission.AREAS_VIEW
    ) -> RoleAssignmentQuerySet:
        """Those in the areas where the reader has the permission."""
        return self.filter(below(reader.scope.paths_for(permission), "area__path"))

    def within_area(self, area: Area) -> RoleAssignmentQuerySet:
        """In this area or below it."""
        return self.filter(area__path__startswith=area.path)

    def with_area(self) -> RoleAssignmentQuerySet:
        return self.select_related("area").defer("area__boundary")

    def with_bearer(self) -> RoleAssignmentQuerySet:
        """Area and person, without what takes long to read: numbers are deciphered one by one."""
        return self.with_area().select_related("person").defer(*_numbers_of("person"))

    def with_names(self) -> RoleAssignmentQuerySet:
        """Area, person, and who proposed and decided."""
        others = (*_numbers_of("given_by"), *_numbers_of("decided_by"))
        return self.with_bearer().select_related("given_by", "decided_by").defer(*others)

    def newest_first(self) -> RoleAssignmentQuerySet:
        return self.order_by("-valid_from", "-pk")


class RoleAssignment(PublicModel, Stamped):
    """A person holds a role in an area, from a day until a day (both included).

    `given_by` is empty for what came from the terminal; `decided_by` approved or declined it.
    """

    person = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="assignments", verbose_name=_("pengguna")
    )
    role = models.CharField(_("tugas"), max_length=20, choices=Role.choices)
    area = models.ForeignKey(
        Area, models.PROTECT, related_name="assignments", verbose_name=_("wilayah")
    )
    state = models.CharField(_("keadaan"), max_length=10, choices=AssignmentState.choices)
    valid_from = models.DateField(_("mulai"))
    valid_until = models.DateField(_("sampai"), null=True, blank=True)
    mandate = models.CharField(_("dasar penugasan"), max_length=200, blank=True)
    given_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("diberikan oleh"),
    )
    decided_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("diputuskan oleh"),
    )

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
                condition=models.Q(state__in=AssignmentState.values),
                name="accounts_roleassignment_state_known",
                violation_error_message=_("Keadaan tugas ini belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True)
                | models.Q(valid_until__gte=models.F("valid_from")),
                name="accounts_roleassignment_ends_after_start",
                violation_error_message=_("Tanggal selesai tidak boleh sebelum tanggal mulai."),
            ),
            models.CheckConstraint(
                condition=models.Q(given_by__isnull=True) | ~models.Q(given_by=models.F("person")),
                name="accounts_roleassignment_not_to_oneself",
                violation_error_message=_("Tugas untuk diri sendiri diberikan oleh orang lain."),
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | (
                    ~models.Q(decided_by=models.F("person"))
                    & (models.Q(given_by__isnull=True) | ~models.Q(decided_by=models.F("given_by")))
                ),
                name="accounts_roleassignment_four_eyes",
                violation_error_message=_("Yang mengusulkan tugas tidak mengesahkannya sendiri."),
            ),
            ExclusionConstraint(
                name="accounts_roleassignment_no_overlap",
                expressions=[
                    (_days(), RangeOperators.OVERLAPS),
                    ("person", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("area", RangeOperators.EQUAL),
                ],
                condition=models.Q(state__in=STANDING),
                violation_error_message=_("Tugas yang sama sudah berlaku pada tanggal itu."),
            ),
            ExclusionConstraint(
                name="accounts_roleassignment_one_head",
                expressions=[
                    (_days(), RangeOperators.OVERLAPS),
                    ("role", RangeOperators.EQUAL),
                    ("area", RangeOperators.EQUAL),
                ],
                condition=models.Q(state=AssignmentState.GIVEN, role__in=HEADS),
                violation_error_message=_("Wilayah ini sudah punya ketua pada tanggal itu."),
            ),
        ]

    def __str__(self) -> str:
        if self.role in (Role.RT_HEAD, Role.RW_HEAD):
            return gettext("Ketua %(area)s") % {"area": self.area}
        if self.rule.level == Level.VILLAGE:
            return str(self.get_role_display())
        return gettext("%(role)s %(area)s") % {"role": self.get_role_display(), "area": self.area}

    @property
    def rule(self) -> RoleRule:
        return ROLES[Role(self.role)]

    def is_in_force(self, on: date) -> bool:
        last = self.valid_until
        started = self.state == AssignmentState.GIVEN and self.valid_from <= on
        return started and (last is None or last >= on)

    @staticmethod
    def today() -> date:
        """The village's day, in which assignments count."""
        return timezone.localdate()


DUTY = Part.whole(RoleAssignment, "duty")
AREA = Part(Area, "area", *(f.attname for f in Area._meta.fields if f.name != "boundary"))
HELD = f"""
SELECT {DUTY.sql}, {AREA.sql}
FROM accounts_roleassignment AS duty JOIN areas_area AS area ON area.id = duty.area_id
WHERE duty.person_id = %(person)s::bigint AND duty.state = %(given)s::varchar
  AND duty.valid_from <= %(day)s::date
  AND (duty.valid_until IS NULL OR duty.valid_until >= %(day)s::date)
ORDER BY duty.id
"""  # noqa: S608 -- names of columns; what was sent is a parameter


def held_by(person: User, day: date) -> tuple[RoleAssignment, ...]:
    """As `on` says, with their areas; asked by every request."""
    said = {"person": person.pk, "given": AssignmentState.GIVEN.value, "day": day}
    return tuple(_held(row) for row in asked(HELD, said))


def _held(row: Iterator[Any]) -> RoleAssignment:
    duty = DUTY.read(row)
    duty.area = AREA.read(row)
    return duty
