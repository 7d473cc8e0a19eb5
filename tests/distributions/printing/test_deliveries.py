"""The berita acara of received goods."""

from datetime import timedelta

import pytest

from distributions.choices import LetterKind, MovementKind
from distributions.printing import deliveries
from distributions.selectors.deliveries import deliveries as deliveries_of
from duren_sawit.documents.choices import Paper
from duren_sawit.documents.registry import Occasion
from tests.clock import NOW, TODAY
from tests.documents.papers import job_for, printed, words_of

ON = Occasion(TODAY, Paper.A4)


@pytest.fixture
def brought(store):
    """Rice and oil from one sender on one day; the first line."""
    said = {"moved_at": NOW, "recorded_by": store.officer, "counterpart": "Gudang Contoh"}
    first = store.holds(50, document="SJ/1", **said)
    store.holds(10, store.oil, document="SJ/2", note="satu botol penyok", **said)
    return first


def test_bast_lists_all_that_came_on_that_day_by_value(brought):
    letter = deliveries.bast(brought, ON)

    assert letter["body"]["rows"] == [
        ["1", "Beras", "50 kg", "lima puluh kilogram", "SJ/1", ""],
        ["2", "Minyak goreng", "10 liter", "sepuluh liter", "SJ/2", "satu botol penyok"],
    ]
    assert [party["facts"][0] for party in letter["body"]["parties"]] == [
        ["Nama", "." * 30],
        ["Nama", "Joko Contoh"],
    ]
    assert [(one["role"], one["name"]) for one in letter["signatures"]] == [
        ("PIHAK PERTAMA", ""),
        ("Lurah Duren Sawit", "Budi Contoh"),
        ("PIHAK KEDUA", "Joko Contoh"),
    ]
    assert letter["about"].endswith("tahap 1, dari Gudang Contoh 24 November 2026")


def test_a_delivery_is_what_one_sender_brought_on_one_day(brought, store):
    later = store.holds(
        5, moved_at=NOW + timedelta(days=1), counterpart="Gudang Contoh", recorded_by=store.officer
    )
    other = store.holds(5, moved_at=NOW, counterpart="Toko Contoh", recorded_by=store.officer)
    store.holds(5, kind=MovementKind.DAMAGED, moved_at=NOW, counterpart="")

    assert set(deliveries_of(store.kesra)) == {brought, later, other}
    assert [row[2] for row in deliveries.bast(other, ON)["body"]["rows"]] == ["5 kg"]


def test_bast_is_not_for_whoever_issues_no_letters(brought, store):
    assert not deliveries_of(store.officer).exists()


def test_bast_on_paper(brought):
    pages = printed(job_for(LetterKind.BAST, brought)).pages
    said = " ".join(map(words_of, pages))

    assert "Beras 50 kg lima puluh kilogram SJ/1" in said
    assert "Selasa, tanggal dua puluh empat bulan November tahun dua ribu dua puluh enam" in said
    assert "Budi Contoh" in words_of(pages[-1])
