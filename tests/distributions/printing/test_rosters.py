"""What stands on rosters and wall lists, and that their papers say it."""

from datetime import date

import pytest

from distributions.choices import LetterKind
from distributions.models import Entitlement, Sheet
from distributions.printing import rosters
from duren_sawit.documents.choices import Paper
from duren_sawit.documents.registry import Occasion
from duren_sawit.lib.codes import grouped
from duren_sawit.lib.refusals import Refusal
from tests.clock import NOW
from tests.distributions.papers import pdf_of, picture, pile_of, round_of_rice, scanned
from tests.documents.papers import job_for, millimetres, printed, words_of
from tests.factories.distributions import SheetFactory

ON = Occasion(date(2026, 11, 20), Paper.F4_LANDSCAPE)


def test_roster_has_a_page_for_each_sheet_with_totals_in_figures_and_words(village):
    first = pile_of(round_of_rice(), village.rt_003, 23)

    body = rosters.roster(first, ON)["body"]

    assert body["lines"] == [
        "Bantuan beras, tahap 1 · 10 kg beras dan Rp300.000 per keluarga",
        "Balai RT 003/RW 002 · Minggu, 22 November 2026, 08.00\u201312.00 WIB",
    ]
    assert [page["place_line"] for page in body["pages"]] == [
        "Baris 1\u201320 dari 23",
        "Baris 21\u201323 dari 23",
    ]
    assert [page["total"] for page in body["pages"]] == [
        {
            "words": "Jumlah halaman ini: 20 (dua puluh) keluarga, enam juta rupiah",
            "amounts": ["200 kg", "Rp6.000.000"],
        },
        {
            "words": "Jumlah halaman ini: 3 (tiga) keluarga, sembilan ratus ribu rupiah",
            "amounts": ["30 kg", "Rp900.000"],
        },
    ]
    assert body["pages"][1]["grand_total"] == {
        "words": "Jumlah RT 003/RW 002: 23 (dua puluh tiga) keluarga,"
        " enam juta sembilan ratus ribu rupiah",
        "amounts": ["230 kg", "Rp6.900.000"],
    }


def test_roster_row_by_value(village):
    first = pile_of(round_of_rice(), village.rt_003, 1)
    entitlement = Entitlement.objects.get()

    [row] = rosters.roster(first, ON)["body"]["pages"][0]["rows"]

    assert row == {
        "serial": 1,
        "code": grouped(entitlement.code),
        "name": "Siti Aminah 1",
        "nik": "317507******0012",
        "address": "Jalan Contoh No. 1",
        "remark": "",
        "is_struck": False,
    }


def test_roster_strikes_a_withdrawn_row_and_does_not_count_it(village):
    first = pile_of(round_of_rice(), village.rt_003, 2)
    Entitlement.objects.filter(serial=1).update(withdrawn_at=NOW)

    [page] = rosters.roster(first, ON)["body"]["pages"]

    assert [(row["is_struck"], row["remark"]) for row in page["rows"]] == [
        (True, "dicabut"),
        (False, ""),
    ]
    assert page["total"]["amounts"] == ["10 kg", "Rp300.000"]


def test_roster_refuses_an_rt_without_rows(village):
    with pytest.raises(Refusal, match="Belum ada jatah"):
        rosters.roster(SheetFactory(area=village.rt_003, number=1), ON)


@pytest.mark.parametrize("paper", [Paper.F4_LANDSCAPE, Paper.A4_LANDSCAPE])
def test_roster_on_paper_says_what_the_database_says(village, paper):
    first = pile_of(round_of_rice(), village.rt_003, 23)

    job = job_for(LetterKind.ROSTER, first, paper=paper)
    pages = printed(job).pages
    said = [words_of(page) for page in pages]

    assert [millimetres(page) for page in pages] == [paper.size] * 2
    for row in Entitlement.objects.select_related("entry"):
        page = said[0 if row.serial <= 20 else 1]
        assert f"{row.serial} {grouped(row.code)} {row.entry.name} 317507******0012" in page
    assert "Halaman 2 dari 2" in said[1]
    assert all("Salinan ke-1" in page and "GRATIS" in page for page in said)


def test_code_of_each_sheet_is_read_by_a_phone(village):
    first = pile_of(round_of_rice(), village.rt_003, 23)

    pdf = pdf_of(job_for(LetterKind.ROSTER, first))

    for sheet in Sheet.objects.all():
        [address] = scanned(picture(pdf, sheet.number))
        assert address.endswith(f"/penyaluran/kode/{sheet.code}/")


def test_a_long_pile_is_set_in_parts_with_its_pages_numbered_through(village):
    first = pile_of(round_of_rice(), village.rt_003, 1)
    job = job_for(LetterKind.ROSTER, first)
    job.letter["body"]["pages"] *= 27

    said = [words_of(page) for page in printed(job).pages]

    assert [f"Halaman {at} dari 27" in page for at, page in enumerate(said, 1)] == [True] * 27


def test_wall_list_shortens_names_and_finds_nobody(village):
    first = pile_of(round_of_rice(), village.rt_003, 3)
    entitlement = Entitlement.objects.first()

    body = rosters.wall_list(first, Occasion(ON.on, Paper.A4))["body"]
    [page] = printed(job_for(LetterKind.WALL_LIST, first)).pages
    said = words_of(page)

    assert body["pages"] == [
        {
            "columns": [
                [{"serial": 1, "name": "S*** A***** 1"}, {"serial": 2, "name": "S*** A***** 2"}],
                [{"serial": 3, "name": "S*** A***** 3"}],
            ]
        }
    ]
    assert body["total"] == "Jumlah RT 003/RW 002: 3 (tiga) keluarga"
    assert "S*** A***** 3" in said
    for private in ("Siti", "317507", "Jalan", grouped(entitlement.code)):
        assert private not in said
