"""A slip as it lies on the table; one handover afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from distributions.choices import HandoverSource, Mode, ProxyKind
from distributions.handing import before_of, desk_of
from distributions.models import (
    Entitlement,
    Handover,
    HandoverLine,
    Point,
    ProxyRule,
    RoundBenefit,
)
from distributions.models.handovers import HandoverQuerySet
from distributions.models.rounds import EntitlementQuerySet
from distributions.policies import handovers as policies
from distributions.policies.handovers import Desk
from distributions.policies.undoing import obstacles_to_undo
from distributions.selectors.own_families import own_families
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib import codes, dates, rows
from duren_sawit.lib.quantities import number, rupiah
from duren_sawit.lib.refusals import Obstacle
from duren_sawit.lib.rows import Part
from households.models import Person

POINT = Part.whole(Point, "point")
NAMED = f"""
SELECT {POINT.sql} FROM distributions_point AS point WHERE point.public_id = %(point)s::uuid
"""  # noqa: S608 -- names of columns; what was sent is a parameter
SHOWN_DIGITS = 4
SHORT_AMOUNT = 4


@dataclass(frozen=True, slots=True)
class DueBox:
    """So much of one item, readable at arm's length."""

    amount: str
    what: str

    @property
    def is_long(self) -> bool:
        return len(self.amount) > SHORT_AMOUNT


@dataclass(frozen=True)
class Slip:
    """One entitlement at one point: what is due, what stands in the way, who may stand in."""

    entitlement: Entitlement
    point: Point | None
    by: User
    at: datetime

    @cached_property
    def desk(self) -> Desk:
        one = self.entitlement
        own = own_families(self.by, {one.entry.family_id})
        screen = HandoverSource.SCREEN
        return desk_of(one.round, own_families=own, source=screen, by=self.by, at=self.at)

    @property
    def benefits(self) -> Sequence[RoundBenefit]:
        return self.desk.benefits

    @cached_property
    def before(self) -> Handover | None:
        return before_of([self.entitlement]).get(self.entitlement.pk)

    @cached_property
    def taken_back(self) -> Told | None:
        """The last handover of it that was undone."""
        undone = Handover.objects.filter(entitlement=self.entitlement, undone_at__isnull=False)
        related = undone.select_related("point", "undone_by").defer("proxy_nik")
        return next(map(Told, related.order_by("-undone_at", "-pk")[:1]), None)

    @cached_property
    def obstacles(self) -> list[Obstacle]:
        """What no typing can change."""
        return [
            *policies.obstacles_to_point(self.entitlement, self.point),
            *policies.obstacles_to_hand_out(self.entitlement, self.desk),
        ]

    @property
    def state(self) -> str:
        """Which of the three pages it is."""
        if self.before:
            return "taken"
        return "stopped" if self.obstacles else "ready"

    @property
    def rules(self) -> list[ProxyRule]:
        """Of those who may stand in, as the village allows it."""
        allowed = self.desk.rules
        return [allowed[kind] for kind in ProxyKind if kind in allowed and allowed[kind].is_allowed]

    @cached_property
    def members(self) -> list[Person]:
        """The living others of the family card."""
        entry = self.entitlement.entry
        return list(
            Person.objects.living()
            .filter(family_id=entry.family_id)
            .exclude(pk=entry.receiver_id)
            .order_by("name", "pk")
        )

    @property
    def dues(self) -> list[DueBox]:
        return [_due_box(benefit) for benefit in self.benefits]

    @property
    def code(self) -> str:
        return codes.grouped(self.entitlement.code)

    @property
    def name(self) -> str:
        return self.entitlement.entry.name

    @property
    def nik_end(self) -> str:
        """The last digits, to compare with the card in hand; they tell nothing by themselves."""
        return self.entitlement.entry.masked_nik[-SHOWN_DIGITS:]

    @property
    def back(self) -> str:
        """To the table; without one, to the round."""
        if self.point:
            return reverse("distributions:handover_scan", args=[self.point.public_id])
        return reverse("distributions:round_detail", args=[self.entitlement.round.public_id])

    @property
    def is_visit(self) -> bool:
        return self.entitlement.home_visit


@dataclass(frozen=True)
class Told:
    """One handover in the words of the page."""

    handover: Handover

    @property
    def when(self) -> str:
        at = self.handover.handed_at
        return f"{date_format(timezone.localtime(at), 'l, j F Y')}, {dates.clock(at)}"

    @property
    def weekday(self) -> str:
        return dates.WEEKDAYS[timezone.localtime(self.handover.handed_at).weekday()]

    @property
    def place(self) -> str:
        point = self.handover.point
        return point.name if point else _sentence_case(policies.place(self.handover))

    @property
    def taker(self) -> str:
        """`Yuniarti, anak, anggota satu KK`; the receiver is called by name."""
        handover = self.handover
        if handover.mode != Mode.PROXY:
            return handover.receiver_name
        kind = handover.get_proxy_kind_display()
        return ", ".join(filter(None, (handover.proxy_name, handover.proxy_relation, str(kind))))

    @property
    def undone_when(self) -> str:
        at = self.handover.undone_at
        return policies.moment(at) if at else ""

    @property
    def officer(self) -> str:
        return self.handover.recorded_by.short_name

    @property
    def code(self) -> str:
        return codes.grouped(self.handover.entitlement.code)

    @property
    def said_aloud(self) -> str:
        """What the officer can say to whoever stands there."""
        handover = self.handover
        said = {"name": handover.receiver_name, "day": self.weekday}
        if handover.mode == Mode.PROXY:
            sentence = _(
                "%(name)s, jatahnya sudah diambil %(taker)s hari %(day)s."
                " Kalau belum sampai ke Bapak/Ibu, kami bantu catat."
            )
            return sentence % {**said, "taker": handover.proxy_name}
        sentence = _(
            "%(name)s, menurut catatan kami jatahnya sudah diterima hari %(day)s."
            " Kalau merasa belum menerima, kami bantu catat."
        )
        return sentence % said


def slips(reader: User) -> EntitlementQuerySet:
    """Those the reader may hand over, as they are; enough to write one down."""
    return Entitlement.objects.visible_to(reader, Permission.HANDOVERS_RECORD)


def shown_slips(reader: User) -> EntitlementQuerySet:
    """The same with all that their page shows."""
    return slips(reader).select_related("area__parent", "entry", "round__programme", "round__list")


def handovers(reader: User) -> HandoverQuerySet:
    """Those the reader may see."""
    return Handover.objects.visible_to(reader).select_related(
        "entitlement__area__parent",
        "entitlement__entry",
        "entitlement__round__programme",
        "point",
        "recorded_by",
        "undone_by",
    )


def lines(handover: Handover) -> list[HandoverLine]:
    found = handover.lines.select_related("item").order_by("item__name", "pk")
    return list(found)


def may_undo(handover: Handover, *, by: User, at: datetime) -> bool:
    """Whether only the reason is missing."""
    found = obstacles_to_undo(handover, reason="", by=by, at=at, round_=handover.entitlement.round)
    return {obstacle.code for obstacle in found} == {"no_undo_reason"}


def point_of(reader: User, entitlement: Entitlement, asked: str) -> Point | None:
    """The table that was named; otherwise the only one of the round where the reader sits."""
    if asked:
        return _point(asked)
    own = list(Point.objects.filter(round=entitlement.round_id, officers=reader)[:2])
    return own[0] if len(own) == 1 else None


def _due_box(benefit: RoundBenefit) -> DueBox:
    item = benefit.item
    if item.is_money:
        return DueBox(rupiah(benefit.quantity), item.name)
    return DueBox(number(benefit.quantity), f"{item.unit} {item.name}")


def _point(asked: str) -> Point | None:
    try:
        named = {"point": UUID(asked)}
    except ValueError:
        return None
    return next((POINT.read(row) for row in rows.asked(NAMED, named)), None)


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
