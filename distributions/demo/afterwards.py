"""What came up in the demo village after lists were final, rounds closed, and files sent."""

from distributions.amending import AmendmentFacts
from distributions.choices import AmendmentReason, CorrectionKind, Mode, Standing, Way
from distributions.demo.moments import on
from distributions.demo.present import NAME
from distributions.models import Amendment, Correction, ListEntry, Programme, UnmatchedRow
from distributions.services import amendments, corrections, unmatched_rows
from distributions.stock_facts import CorrectionFacts
from duren_sawit.accounts.registry import DemoVillage, register_demo_story

DRAFT = "BLT warga lanjut usia"
FROM_THE_AGENCY = """Nama;RT;RW
Sumiyati Contoh;3;5
Rokayah;4;5
Tukijan Contoh;7;5
"""


def families_who_left(village: DemoVillage) -> None:
    """One replaced from the reserve; another change waits for the lurah."""
    if Amendment.objects.exists():
        return
    moved, able = _not_collected()[:2]
    kesra, lurah = village.people["kesra"], village.people["lurah"]
    facts = AmendmentFacts(AmendmentReason.MOVED, Way.RESERVE, note="Pindah ke Bekasi bulan lalu.")
    change = amendments.propose(moved, facts=facts, by=kesra, at=on(village, -1, 13))
    amendments.approve(change, by=lurah, at=on(village, -1, 15))
    facts = AmendmentFacts(AmendmentReason.ABLE, Way.NOBODY, note="Menyampaikan sendiri ke RT.")
    amendments.propose(able, facts=facts, by=kesra, at=on(village, -1, 16))


def _not_collected() -> list[ListEntry]:
    """In the open round, of an RW that has a reserve."""
    given = Programme.objects.get(name=NAME).rounds.get(number=2)
    reserve = given.list.entries.filter(standing=Standing.RESERVE).select_related("area").in_order()
    rows = given.entitlements.standing().filter(
        area__parent=reserve[0].area.parent, handovers=None, entry__standing=Standing.MAIN
    )
    return [one.entry for one in rows.select_related("entry").in_order()]


def a_forgotten_handover(village: DemoVillage) -> None:
    """Of the round in October; it waits for the second signature."""
    if Correction.objects.exists():
        return
    given = Programme.objects.get(name=NAME).rounds.get(number=1)
    facts = CorrectionFacts(
        kind=CorrectionKind.FORGOTTEN,
        reason="Tanda tangannya ada di roster, barisnya terlewat saat dicatat.",
        entitlement=given.entitlements.filter(handovers=None).in_order()[0],
        mode=Mode.SELF,
        happened_on=given.opens_on,
    )
    corrections.propose(
        given.closing, facts=facts, by=village.people["kesra"], at=on(village, -20, 10)
    )


def names_from_the_agency(village: DemoVillage) -> None:
    """Rows of a workbook that name nobody for certain."""
    if UnmatchedRow.objects.exists():
        return
    unmatched_rows.add_from_workbook(
        Programme.objects.get(name=DRAFT).lists.get(),
        content=FROM_THE_AGENCY.encode(),
        filename="usulan dinas.csv",
        by=village.people["kesra"],
        at=village.at,
    )


register_demo_story(66, families_who_left)
register_demo_story(67, a_forgotten_handover)
register_demo_story(68, names_from_the_agency)
