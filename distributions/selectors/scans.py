"""The table: where it stands, how far it is, what was just handed over, who is sought by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from distributions.models import Entitlement, Handover, Point, Slot
from distributions.models.rounds import EntitlementQuerySet
from distributions.selectors.handovers import handovers
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib import codes

MOST_FOUND = 10


@dataclass(frozen=True, slots=True)
class Progress:
    """Of the families that come to a point, those who collected."""

    due: int
    collected: int


@dataclass(frozen=True, slots=True)
class Found:
    """One slip that was looked for by name."""

    entitlement: Entitlement

    @property
    def name(self) -> str:
        return self.entitlement.entry.name

    @property
    def code(self) -> str:
        return codes.grouped(self.entitlement.code)

    @property
    def is_collected(self) -> bool:
        return bool(vars(self.entitlement)["is_collected"])


@dataclass(frozen=True, slots=True)
class Seats:
    """The points of open rounds: those where the reader sits, and the others."""

    own: Sequence[Point]
    others: Sequence[Point]

    @property
    def sole(self) -> Point | None:
        """Where there is nothing to choose."""
        return self.own[0] if len(self.own) == 1 else None


def points(reader: User) -> QuerySet[Point]:
    """All of them for whoever hands out anywhere; slips are cut by area."""
    found = Point.objects.select_related("round__programme")
    return found if reader.may(Permission.HANDOVERS_RECORD) else found.none()


def seats(reader: User) -> Seats:
    sits = Exists(Point.officers.through.objects.filter(point=OuterRef("pk"), user=reader))
    found = points(reader).filter(round__state="OPEN").annotate(is_own=sits)
    every = list(found.order_by("round__opens_on", "round_id", "name", "pk"))
    own = [point for point in every if vars(point)["is_own"]]
    return Seats(own, [point for point in every if point not in own])


def progress(reader: User, point: Point) -> Progress:
    """Of the RTs that come to this point, as far as the reader hands out there."""
    areas = Slot.objects.filter(point=point).values("area")
    found = _entitlements(reader, point).standing().filter(area__in=areas)
    counted = found.aggregate(due=Count("pk"), collected=Count("pk", filter=Q(is_collected=True)))
    return Progress(**counted)


def found(reader: User, point: Point, name: str) -> list[Found]:
    """Those of the round in whose name all the words stand, who still waits first."""
    words = name.split()
    if not words:
        return []
    wanted = _entitlements(reader, point).standing().select_related("entry", "area__parent")
    for word in words:
        wanted = wanted.filter(entry__name__icontains=word)
    return [
        Found(one)
        for one in wanted.order_by(F("is_collected").asc(), "entry__name", "pk")[:MOST_FOUND]
    ]


def just_now(reader: User, key: str) -> Handover | None:
    """What was handed over a moment ago, to be taken back with one touch."""
    try:
        public_id = UUID(key)
    except ValueError:
        return None
    return handovers(reader).valid().filter(public_id=public_id).first()


def _entitlements(reader: User, point: Point) -> EntitlementQuerySet:
    handed = Handover.objects.valid().filter(entitlement=OuterRef("pk"))
    seen = Entitlement.objects.visible_to(reader, Permission.HANDOVERS_RECORD)
    return seen.filter(round=point.round_id).annotate(is_collected=Exists(handed))
