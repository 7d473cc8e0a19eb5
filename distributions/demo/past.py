"""The finished programme of the demo village, from its first slip to its last kilo."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from distributions.choices import HandoverSource, Mode, ProxyKind
from distributions.demo.moments import on
from distributions.demo.rounds import opened
from distributions.facts import ProxyFacts, Taken
from distributions.models import Entitlement, Item, Point, Programme, Round
from distributions.selectors.stock import balance_of
from distributions.services import closings, handovers, programmes, stock
from distributions.stock_facts import Move
from duren_sawit.accounts.registry import DemoVillage, register_demo_story
from households.models import Person

NOT_COLLECTED = 3
EXPLANATION = "Sepuluh butir telur pecah saat diturunkan dari mobil; baru terhitung di akhir."
MISSING_EGGS = 10


def sembako_of_ramadan(village: DemoVillage) -> None:
    """All but three families collected; ten eggs are missing, explained, and approved."""
    programme = Programme.objects.get(name="Sembako Ramadan")
    if programme.rounds.exists():
        return
    given = opened(village, programme, 1, day=-245)
    kesra, at = village.people["kesra"], on(village, -245, 7)
    brought_in(village, given, spare=5, counterpart="Baznas Contoh", at=at)
    entitlements = list(given.entitlements.select_related("entry__family").in_order())
    rows = taken_by(entitlements[:-NOT_COLLECTED])
    handed_at = on(village, -245, 11)
    handovers.record_all(rows, source=HandoverSource.SCREEN, by=kesra, at=handed_at)
    closing = closings.count(
        given,
        remaining=_counted(given),
        explanation=EXPLANATION,
        by=kesra,
        at=on(village, -242, 16),
    )
    closings.approve(closing, by=village.people["lurah"], at=on(village, -241, 9))
    programmes.finish(programme, by=kesra, at=on(village, -220, 15))


def brought_in(
    village: DemoVillage, given: Round, *, spare: int, counterpart: str, at: datetime
) -> None:
    """What all families are due and a little more; then to each point what its families need."""
    kesra, counts = village.people["kesra"], _families_at(given)
    for number, content in enumerate(given.benefits.select_related("item"), start=1):
        delivered = Move(
            content.item,
            content.quantity * (sum(counts.values()) + spare),
            counterpart=counterpart,
            document=f"SJ/{given.pk}/{number}",
        )
        stock.receive(given, move=delivered, by=kesra, at=at)
        for point, families in counts.items():
            carried = Move(content.item, content.quantity * families, target=point)
            stock.transfer(given, move=carried, by=kesra, at=at)


def _families_at(given: Round) -> Counter[Point]:
    """How many families come to each point."""
    points = {slot.area_id: slot.point for slot in given.slots.select_related("point")}
    return Counter(points[one.area_id] for one in given.entitlements.standing())


def taken_by(entitlements: Sequence[Entitlement]) -> list[tuple[Entitlement, Taken]]:
    """Every ninth sends somebody of the family, one is visited at home, the others come."""
    return [(one, _taken(one, number)) for number, one in enumerate(entitlements)]


def _taken(entitlement: Entitlement, number: int) -> Taken:
    if number == 4:
        return Taken(mode=Mode.HOME)
    member = _another_of(entitlement) if number % 9 == 8 else None
    if member is None:
        return Taken()
    proxy = ProxyFacts(
        kind=ProxyKind.SAME_KK, relation=member.get_relation_display(), person=member
    )
    return Taken(mode=Mode.PROXY, proxy=proxy)


def _another_of(entitlement: Entitlement) -> Person | None:
    members = Person.objects.living().filter(
        family=entitlement.entry.family, born_on__year__lt=2005
    )
    return members.exclude(pk=entitlement.entry.receiver_id).order_by("born_on", "pk").first()


def _counted(given: Round) -> dict[Item, Decimal]:
    """What should be left, but for the eggs."""
    return {
        one.item: one.remaining - (MISSING_EGGS if one.item.name == "telur" else 0)
        for one in balance_of(given)
    }


register_demo_story(63, sembako_of_ramadan)
