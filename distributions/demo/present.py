"""The programme of the demo village that runs: one round over, one in mid-course today."""

from decimal import Decimal
from itertools import groupby
from operator import attrgetter

from distributions.choices import HandoverSource, Mode, ProxyKind, Shortfall
from distributions.demo.moments import on
from distributions.demo.past import brought_in, taken_by
from distributions.demo.rounds import came_first, opened
from distributions.facts import ProxyFacts, Taken
from distributions.marks import LEFT
from distributions.models import Entitlement, Programme, Round
from distributions.selectors.stock import balance_of
from distributions.services import closings, handovers, readings, stock
from distributions.stock_facts import Move
from duren_sawit.accounts.registry import DemoVillage, register_demo_story

NAME = "Bantuan beras triwulan IV"
SUPPLIER = "Perum Bulog, gudang contoh"
AT_THE_TABLE = 14  # of the families of RT 003
COLLECTS_FOR_OTHERS = {5, 6, 7}
HELPER = "Suharti Contoh"


def rice_of_october(village: DemoVillage) -> None:
    """Closed without a difference; four families did not come."""
    programme = Programme.objects.get(name=NAME)
    if programme.rounds.exists():
        return
    given = opened(village, programme, 1, day=-30)
    kesra = village.people["kesra"]
    brought_in(village, given, spare=4, counterpart=SUPPLIER, at=on(village, -31, 14))
    rows = taken_by(_in_order(given)[4:])
    at = on(village, -30, 11)
    handovers.record_all(rows, source=HandoverSource.SCREEN, by=kesra, at=at)
    remaining = {one.item: one.remaining for one in balance_of(given)}
    closings.count(given, remaining=remaining, explanation="", by=kesra, at=on(village, -27, 15))


def rice_of_today(village: DemoVillage) -> None:
    """About half collected: at the table in RT 003, from paper where RTs came yesterday."""
    programme = Programme.objects.get(name=NAME)
    if programme.rounds.filter(number=2).exists():
        return
    given = opened(village, programme, 2, day=-1)
    brought_in(village, given, spare=6, counterpart=SUPPLIER, at=on(village, -2, 14))
    _one_sack_burst(village, given)
    _at_the_table(village, given)
    _from_paper(village, given)


def _in_order(given: Round) -> list[Entitlement]:
    return list(given.entitlements.select_related("entry__family", "area").in_order())


def _one_sack_burst(village: DemoVillage, given: Round) -> None:
    rice = given.benefits.get().item
    burst = Move(
        rice,
        Decimal(10),
        source=given.points.order_by("pk")[0],
        note="Satu karung robek saat diturunkan.",
    )
    stock.spoil(given, move=burst, by=village.people["kesra"], at=on(village, -1, 8))


def _at_the_table(village: DemoVillage, given: Round) -> None:
    """Yesterday morning, one after the other; a neighbour came for three families."""
    own = given.entitlements.filter(area=village.area("005.003")).in_order()
    for number, entitlement in enumerate(own[:AT_THE_TABLE]):
        handovers.record(
            entitlement,
            taken=_at_table(given, number),
            source=HandoverSource.SCREEN,
            by=village.people["petugas"],
            at=on(village, -1, 8, 10 + 3 * number),
            point=given.points.order_by("pk")[0],
        )


def _at_table(given: Round, number: int) -> Taken:
    if number in COLLECTS_FOR_OTHERS:
        helper = ProxyFacts(
            kind=ProxyKind.OTHER, relation="tetangga", name=HELPER, letter_seen=True
        )
        return Taken(mode=Mode.PROXY, proxy=helper)
    if number == AT_THE_TABLE - 1:
        short = {content.item_id: content.quantity / 2 for content in given.benefits.all()}
        return Taken(quantities=short, shortfall=Shortfall.DAMAGED)
    return Taken()


def _from_paper(village: DemoVillage, given: Round) -> None:
    """The rosters of the RTs that came yesterday are back, but for one that lies on the desk."""
    kept_apart = {village.area("005.003"), village.area("005.005")}
    sheets = given.sheets.select_related("area").in_order()
    for number, (area, own) in enumerate(groupby(sheets, key=attrgetter("area"))):
        if came_first(area) and area not in kept_apart:
            readings.read(
                list(own),
                marks={1: LEFT} if number % 7 == 0 else {},
                day=given.opens_on,
                by=village.people["kesra"],
                at=village.at,
            )


register_demo_story(64, rice_of_october)
register_demo_story(65, rice_of_today)
