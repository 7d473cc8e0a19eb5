"""The report of a closed round: every number from handovers and the balance."""

from decimal import Decimal

import pytest

from distributions.choices import LetterKind
from distributions.printing import realisations
from distributions.services import closings
from duren_sawit.accounts.choices import Role
from duren_sawit.documents.choices import Paper
from duren_sawit.documents.registry import Occasion
from duren_sawit.documents.services import letters
from tests.clock import NOW, TODAY
from tests.distributions.outcomes import round_with_outcomes
from tests.documents.papers import job_for, printed, words_of
from tests.factories.distributions import PointFactory, SlotFactory, StockMovementFactory

ON = Occasion(TODAY, Paper.A4)


@pytest.fixture
def closed(village):
    """All that came was handed out, but for two kilograms."""
    given = round_with_outcomes(village)
    point = PointFactory(round=given, name="Balai RW 002")
    for area in (village.rt_003, village.rt_001):
        SlotFactory(point=point, area=area)
    rice, money = (one.item for one in given.benefits.order_by("pk"))
    StockMovementFactory(round=given, item=rice, quantity=Decimal(40))
    StockMovementFactory(round=given, item=money, quantity=Decimal(1_200_000))
    closings.count(
        given,
        remaining={rice: Decimal(2), money: Decimal(0)},
        explanation="",
        by=village.people[Role.KESRA],
        at=NOW,
    )
    return realisations.closed_rounds(village.people[Role.KESRA]).get()


def test_realisation_by_value(closed):
    body = realisations.realisation(closed, ON)["body"]

    assert body["figures"] == [
        ["4", "keluarga menerima"],
        ["80%", "dari yang berhak"],
        ["38 kg", "beras tersalur"],
    ]
    assert body["points"] == [["Balai RW 002", "2", "5", "4"]]
    assert body["rws"] == [
        {"cells": ["RW 002", "4", "3"], "percent": 75},
        {"cells": ["RW 005", "1", "1"], "percent": 100},
    ]
    assert body["goods"] == [
        ["Beras", "50 kg", "38 kg", "76%"],
        ["Uang", "Rp1.500.000", "Rp1.200.000", "80%"],
    ]
    assert body["balance"][0] == ["Beras", "40 kg", "38 kg", "0 kg", "0 kg", "2 kg", "0 kg"]
    assert body["troubles"] == [
        "1 (satu) keluarga tidak mengambil sampai tahap ditutup.",
        "1 (satu) keluarga menerima kurang dari pagu, dengan sebab tercatat.",
    ]
    assert body["conclusion"] == (
        "Dari 5 (lima) keluarga yang berhak, 4 (empat) keluarga telah menerima. Tersalur"
        " 38 kg (tiga puluh delapan kilogram) beras dan"
        " Rp1.200.000 (satu juta dua ratus ribu rupiah)."
    )


def test_realisation_names_the_papers_it_stands_on(closed, village):
    kesra = village.people[Role.KESRA]
    letter = letters.issue(LetterKind.RECAP, subject=closed, by=kesra, at=NOW)

    assert realisations.realisation(closed, ON)["body"]["annexes"] == [
        "Lampiran keputusan daftar penerima, belum diterbitkan",
        f"Rekapitulasi penyaluran, Nomor {letter.number}",
        "Berita acara penutupan tahap, belum diterbitkan",
        "Daftar tanda terima yang ditandatangani, 5 lembar",
    ]


def test_only_closed_rounds_are_reported(village):
    round_with_outcomes(village)

    assert not realisations.closed_rounds(village.people[Role.KESRA]).exists()


@pytest.mark.parametrize("paper", [Paper.A4, Paper.F4])
def test_realisation_on_paper(closed, paper):
    said = " ".join(
        map(words_of, printed(job_for(LetterKind.REALISATION, closed, paper=paper)).pages)
    )

    assert "Beras 40 kg 38 kg 0 kg 0 kg 2 kg 0 kg" in said
    assert "RW 002 4 3 75" in said
    assert "Tersalur 38 kg (tiga puluh delapan kilogram) beras" in said
