"""How services read and write handovers: few questions however many rows, locks in one order."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from distributions.choices import Mode
from distributions.facts import ProxyFacts, Taken
from distributions.models import (
    Entitlement,
    Handover,
    HandoverLine,
    Item,
    Point,
    ProxyRule,
    Round,
    RoundBenefit,
)
from distributions.policies.handovers import Desk, falls_short, obstacle_to_code
from duren_sawit.accounts.models import User
from duren_sawit.lib.changes import Changes
from duren_sawit.lib.refusals import Refusal
from duren_sawit.lib.rows import Part, add, asked

BENEFIT = Part(RoundBenefit, "benefit", "id", "round_id", "item_id", "quantity")
ITEM = Part(Item, "item", "id", "public_id", "name", "unit")
DUE = f"""
SELECT {BENEFIT.sql}, {ITEM.sql}
FROM distributions_roundbenefit AS benefit JOIN distributions_item AS item
  ON item.id = benefit.item_id
WHERE benefit.round_id = %(round)s::bigint
ORDER BY item.name, benefit.id
"""  # noqa: S608 -- names of columns; what was sent is a parameter


@dataclass(frozen=True, slots=True)
class Row:
    """One handover with its lines, before it is saved."""

    entitlement: Entitlement
    handover: Handover
    lines: tuple[HandoverLine, ...]

    @property
    def words(self) -> str:
        """`beras 10 kg; Rp300.000`."""
        return "; ".join(sorted(line.words for line in self.lines if line.quantity))

    @property
    def told(self) -> Changes:
        """For the trail: what, how, and through whom."""
        handover = self.handover
        said = {
            "code": self.entitlement.code,
            "lines": self.words,
            "mode": handover.mode,
            "proxy_kind": handover.proxy_kind,
            "proxy_name": handover.proxy_name,
            "shortfall": handover.shortfall,
        }
        return {field: (None, value) for field, value in said.items() if value}


def presented(code: str) -> Entitlement:
    """That of a slip, with what the rules ask about; refuses a code nobody knows."""
    found = Entitlement.objects.filter(code=code)
    entitlement = found.select_related(
        "round__list", "round__programme", "entry__family", "area__parent"
    ).first()
    if entitlement is None:
        raise Refusal(obstacle_to_code())
    return entitlement


def before_of(
    entitlements: Sequence[Entitlement], mutation_id: UUID | None = None
) -> dict[int, Handover]:
    """By entitlement: the handover that stands, or the one sent before under this name."""
    if not entitlements:
        return {}
    known = Q(undone_at__isnull=True)
    if mutation_id:
        known |= Q(mutation_id=mutation_id)
    found = Handover.objects.filter(known, entitlement__in=[one.pk for one in entitlements])
    found = found.select_related("entitlement__entry", "point", "recorded_by")
    return {one.entitlement_id: one for one in found.order_by("-undone_at", "pk")}


def desk_of(
    round_: Round, *, own_families: Collection[int], source: str, by: User, at: datetime
) -> Desk:
    return Desk(
        round=round_,
        by=by,
        at=at,
        source=source,
        benefits=tuple(_benefit(row) for row in asked(DUE, {"round": round_.pk})),
        rules=cast("Mapping[str, ProxyRule]", SimpleLazyObject(_rules)),
        own_families=own_families,
    )


def _benefit(row: Iterator[Any]) -> RoundBenefit:
    benefit = BENEFIT.read(row)
    benefit.item = ITEM.read(row)
    return benefit


def _rules() -> dict[str, ProxyRule]:
    return {rule.kind: rule for rule in ProxyRule.objects.all()}


def filled(
    entitlement: Entitlement,
    taken: Taken,
    desk: Desk,
    *,
    point: Point | None = None,
    mutation_id: UUID | None = None,
) -> Row:
    handover = Handover(
        entitlement=entitlement,
        receiver_name=entitlement.entry.name,
        mode=taken.mode,
        source=desk.source,
        point=None if taken.mode == Mode.HOME else point,
        **_proxy_columns(taken.proxy),
        shortfall=taken.shortfall if falls_short(taken, desk.due) else "",
        note=taken.note,
        handed_at=desk.at,
        recorded_by=desk.by,
        recorded_at=timezone.now(),  # noqa: TID251 -- handed over offline, written down later
        mutation_id=mutation_id,
    )
    given = desk.due if taken.quantities is None else taken.quantities
    lines = tuple(
        HandoverLine(
            handover=handover,
            item=benefit.item,
            quantity=given.get(benefit.item_id, Decimal(0)),
        )
        for benefit in desk.benefits
    )
    return Row(entitlement, handover, lines)


def _proxy_columns(proxy: ProxyFacts | None) -> dict[str, Any]:
    if proxy is None:
        return {}
    return {
        "proxy_kind": proxy.kind,
        "proxy": proxy.person,
        "proxy_name": proxy.called.strip(),
        "proxy_nik": proxy.nik,
        "proxy_relation": proxy.relation.strip(),
    }


def keep_one(row: Row) -> None:
    """As at a table, where somebody waits."""
    add(row.handover)
    for line in row.lines:
        line.handover = row.handover
        add(line)


def keep(rows: Sequence[Row]) -> None:
    Handover.objects.bulk_create([row.handover for row in rows])
    HandoverLine.objects.bulk_create([line for row in rows for line in row.lines])
