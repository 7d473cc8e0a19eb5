"""Invented people settle in the village: RT by RT, each by three COPYs, all in one transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, models, transaction
from django.utils import timezone

from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.models import RoleAssignment
from duren_sawit.areas.models import Area
from duren_sawit.audit.services import trail
from duren_sawit.audit.services.trail import Actor
from duren_sawit.lib.refusals import refuse_if
from duren_sawit.lib.violations import refused_by
from households.choices import Event
from households.models import Dwelling, Family, Person
from households.policies.populations import obstacles_to_settling
from households.village import making, rows

# What was planned for empty tables is wrong for full ones; planning each check at the end is slow.
PLAN_EACH_COPY = "SET LOCAL plan_cache_mode = force_custom_plan"
PLAN_ONCE = "SET LOCAL plan_cache_mode = auto"
COUNT_ANEW = """
    ANALYZE households_dwelling, households_family, households_person, households_familysummary,
        households_searchword
"""


@dataclass(frozen=True, slots=True)
class Order:
    """How many families in each RT (by code), from which seed; `may_add` to those there are."""

    sizes: Mapping[str, int]
    seed: int
    may_add: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """How many were written."""

    families: int = 0
    people: int = 0
    dwellings: int = 0

    def and_also(self, other: "Settled") -> "Settled":
        return Settled(
            self.families + other.families,
            self.people + other.people,
            self.dwellings + other.dwellings,
        )


@transaction.atomic
def settle(village: Area, *, order: Order, by: Actor | None, at: datetime) -> Settled:
    """Let invented families live in the village.

    Refuses where families live already, unless the order may add. Leaves them all and one entry.
    """
    village = Area.objects.select_for_update(of=("self",)).get(pk=village.pk)
    refuse_if(obstacles_to_settling(order.sizes, may_add=order.may_add))
    with refused_by(Family, Person):
        settled = _fill(order, on=timezone.localdate(at))
    told: dict[str, tuple[object, object]] = {
        "families": (None, settled.families),
        "people": (None, settled.people),
        "seed": (None, order.seed),
    }
    trail.record(Event.VILLAGE_GENERATED, subject=village, by=by, at=at, area=village, changes=told)
    return settled


def _fill(order: Order, *, on: date) -> Settled:
    areas = dict(Area.objects.rts().filter(code__in=order.sizes).values_list("code", "pk"))
    surveyors = _surveyors(on)
    last = Family.objects.aggregate(last=models.Max("pk"))["last"] or 0
    settled = Settled()
    _tell_planner(PLAN_EACH_COPY)
    for rt in making.rts(order.sizes, first=last):
        made = list(making.dwellings(rt, seed=order.seed, on=on))
        area_id = areas[rt.code]
        settled = settled.and_also(_write(made, area_id, surveyors.get(area_id)))
    _tell_planner(PLAN_ONCE)
    _tell_planner(COUNT_ANEW)
    return settled


def _surveyors(on: date) -> dict[int, int]:
    """Who goes from house to house in an RT, where there is somebody."""
    serving = RoleAssignment.objects.on(on).filter(role=Role.SURVEYOR)
    return dict(serving.order_by("-pk").values_list("area_id", "person_id"))


def _write(made: list[making.MadeDwelling], area_id: int, visitor_id: int | None) -> Settled:
    homes = list(zip(_ids(Dwelling, len(made)), made, strict=True))
    lodged = [(home_id, family) for home_id, home in homes for family in home.families]
    families = list(zip(_ids(Family, len(lodged)), lodged, strict=True))
    everybody = sum(len(family.people) for _home_id, family in lodged)
    _copy(
        Dwelling,
        (rows.dwelling(pk, home, area_id=area_id, visitor_id=visitor_id) for pk, home in homes),
    )
    _copy(
        Family,
        (
            rows.family(pk, family, area_id=area_id, dwelling_id=home_id)
            for pk, (home_id, family) in families
        ),
    )
    members = [(pk, family) for pk, (_home_id, family) in families]
    _copy(Person, rows.people(members, _ids(Person, everybody)))
    return Settled(len(families), everybody, len(homes))


def _ids(model: type[models.Model], count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [number for (number,) in cursor.fetchall()]


def _copy(model: type[models.Model], lines: Iterable[rows.Row]) -> None:
    columns = ", ".join(rows.COLUMNS[model].split())
    statement = f"COPY {model._meta.db_table} ({columns}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for line in lines:
            copy.write_row(line)


def _tell_planner(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
