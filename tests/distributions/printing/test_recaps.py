"""Rekapitulasi: totals equal the handovers, RWs stay whole."""

import pytest

from distributions.choices import LetterKind, RoundState
from distributions.printing import recaps
from duren_sawit.documents.choices import Paper
from duren_sawit.documents.registry import Occasion
from duren_sawit.lib.refusals import Refusal
from tests.clock import TODAY
from tests.distributions.outcomes import round_with_outcomes
from tests.distributions.papers import round_of_rice
from tests.documents.papers import job_for, millimetres, printed, words_of

ON = Occasion(TODAY, Paper.F4_LANDSCAPE)


def test_recap_has_a_line_for_each_rt_and_a_sum_for_each_rw(village):
    [page] = recaps.recap(round_with_outcomes(village), ON)["body"]["pages"]

    assert [row["cells"] for row in page["rows"]] == [
        ["RT 003", "4", "3", "1", "75%", "40", "28", "1.200.000", "900.000", "1", "0", "0",
         "1 kurang"],
        ["Jumlah RW 002", "4", "3", "1", "75%", "40", "28", "1.200.000", "900.000", "1", "0", "0",
         "1 kurang"],
        ["RT 001", "1", "1", "0", "100%", "10", "10", "300.000", "300.000", "0", "1", "0", ""],
        ["Jumlah RW 005", "1", "1", "0", "100%", "10", "10", "300.000", "300.000", "0", "1", "0",
         ""],
    ]  # fmt: skip
    [total] = page["totals"]
    assert total == [
        "Jumlah seluruhnya", "5", "4", "1", "80%", "50", "38", "1.500.000", "1.200.000",
        "1", "1", "0", "1 kurang",
    ]  # fmt: skip
    assert page["words"] == [
        "Berhak 5 (lima) keluarga, menerima 4 (empat) keluarga, belum menerima 1 (satu) keluarga.",
        "Tersalur beras: tiga puluh delapan kilogram; uang: satu juta dua ratus ribu rupiah.",
    ]


@pytest.mark.parametrize(
    ("blocks", "pages"),
    [
        ([2, 2], [[2, 2]]),
        ([3, 2], [[3], [2]]),
        ([6], [[4], [2]]),
        ([1, 6], [[1], [4], [2]]),
    ],
)
def test_packed_tears_an_rw_only_when_it_is_longer_than_a_page(blocks, pages):
    given = [[{"block": at}] * size for at, size in enumerate(blocks)]

    found = recaps.packed(given, 4)

    sizes = [[page.count({"block": at}) for at in range(len(blocks))] for page in found]
    assert [[size for size in page if size] for page in sizes] == pages


@pytest.mark.parametrize(
    ("blocks", "pages"),
    [
        ([2, 2], [4]),
        ([3, 2], [3, 2]),
        ([5], [1, 4]),
        ([2, 5], [2, 1, 4]),
    ],
)
def test_the_last_page_has_room_for_the_signatures(blocks, pages):
    lines = [{"is_sum": at == size} for size in blocks for at in range(1, size + 1)]

    assert [len(page) for page in recaps.with_room([lines], 4)] == pages


def test_each_page_of_a_long_recap_has_its_sum(village, monkeypatch):
    monkeypatch.setitem(recaps.LINES, Paper.F4_LANDSCAPE, 2)
    monkeypatch.setattr(recaps, "SIGNED", 0)

    first, last = recaps.recap(round_with_outcomes(village), ON)["body"]["pages"]

    assert [[cells[:4] for cells in page["totals"]] for page in (first, last)] == [
        [["Jumlah halaman ini", "4", "3", "1"]],
        [["Jumlah halaman ini", "1", "1", "0"], ["Jumlah seluruhnya", "5", "4", "1"]],
    ]
    assert (first["place_line"], last["place_line"]) == ("RW 002", "RW 005")
    assert [bool(page["signatures"]) for page in (first, last)] == [False, True]


def test_recap_says_whether_the_round_is_closed(village):
    given = round_with_outcomes(village)
    before = recaps.recap(given, ON)["body"]["lines"][1]
    given.state = RoundState.CLOSED

    after = recaps.recap(given, ON)["body"]["lines"][1]

    assert before == "Keadaan Selasa, 24 November 2026; tahap ini belum ditutup"
    assert after == "Keadaan Selasa, 24 November 2026; tahap ditutup"


def test_recap_refuses_a_round_without_entitlements(village):
    with pytest.raises(Refusal, match="Belum ada jatah"):
        recaps.recap(round_of_rice(), ON)


@pytest.mark.parametrize("paper", [Paper.F4_LANDSCAPE, Paper.A4_LANDSCAPE])
def test_recap_on_paper(village, paper):
    pages = printed(job_for(LetterKind.RECAP, round_with_outcomes(village), paper=paper)).pages
    said = words_of(pages[0])

    assert [millimetres(page) for page in pages] == [paper.size]
    assert "1 RT 003 4 3 1 75% 40 28 1.200.000 900.000 1 0 0 1 kurang" in said
    assert "Jumlah seluruhnya 5 4 1 80% 50 38 1.500.000 1.200.000" in said
