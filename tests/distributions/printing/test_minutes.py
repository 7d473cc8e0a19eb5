"""The berita acara of a closed round: the same rows as its balance."""

from decimal import Decimal

import pytest

from distributions.choices import CorrectionState, LetterKind, Mode
from distributions.models import Closing
from distributions.printing import minutes
from distributions.services import closings
from duren_sawit.documents.choices import Paper
from duren_sawit.documents.registry import Occasion
from duren_sawit.documents.services import letters
from duren_sawit.lib.refusals import Refusal
from tests.clock import NOW, TODAY
from tests.documents.papers import job_for, millimetres, printed, words_of
from tests.factories.distributions import ClosingFactory, CorrectionFactory

ON = Occasion(TODAY, Paper.A4)


@pytest.fixture
def closed(store):
    """Four of five families came, one of them by proxy; 10 kg of rice were counted."""
    store.holds(50)
    store.holds(10, store.oil)
    for nth in range(4):
        store.hands_out(nth, **({"mode": Mode.PROXY, "proxy_kind": "SAME_KK"} if nth else {}))
    return closings.count(
        store.round, remaining=store.left(10, 10), explanation="", by=store.kesra, at=NOW
    )


@pytest.fixture
def unbalanced(store):
    """Fifty kilograms came, ten were handed out, thirty are left."""
    store.holds(50)
    store.hands_out(0)
    waiting = closings.count(
        store.round, remaining=store.left(30), explanation="Karung basah.", by=store.kesra, at=NOW
    )
    return closings.approve(waiting, by=store.lurah, at=NOW)


def test_closing_minutes_by_value(closed):
    body = minutes.closing_minutes(closed, ON)["body"]

    assert body["families"] == {
        "rows": [
            ["Diambil sendiri", "1", "satu"],
            ["Diwakilkan", "3", "tiga"],
            ["Diantar ke rumah", "0", "nol"],
            ["Tidak diambil", "1", "satu"],
        ],
        "total": ["Jumlah yang berhak", "5", "lima"],
    }
    assert body["goods"] == [
        ["Beras", "50 kg", "40 kg", "0 kg", "0 kg", "10 kg", "0 kg"],
        ["Minyak goreng", "10 liter", "0 liter", "0 liter", "0 liter", "10 liter", "0 liter"],
    ]
    assert body["in_words"] == (
        "Dengan huruf: beras diserahkan empat puluh kilogram, sisa sepuluh kilogram;"
        " minyak goreng diserahkan nol liter, sisa sepuluh liter."
    )
    assert body["difference"] == ["Tidak ada selisih: semua barang yang diterima terjawab."]
    assert body["corrections"] == []
    assert body["opening"]["day"] == (
        "Selasa, tanggal dua puluh empat bulan November tahun dua ribu dua puluh enam"
    )


def test_closing_minutes_say_what_is_missing_why_and_who_approved_it(unbalanced):
    assert minutes.closing_minutes(unbalanced, ON)["body"]["difference"] == [
        "Selisih kurang 10 kg (sepuluh kilogram) beras.",
        "Penjelasan: Karung basah.",
        "Disetujui Budi Contoh pada 24 November 2026.",
    ]


def test_closing_minutes_tell_the_corrections_that_count(unbalanced, store):
    CorrectionFactory(
        closing=unbalanced,
        number=1,
        item=store.rice,
        remaining=Decimal(40),
        state=CorrectionState.CONFIRMED,
        proposed_by=store.kesra,
        decided_by=store.lurah,
        decided_at=NOW,
    )
    CorrectionFactory(closing=unbalanced, number=2, item=store.oil)

    assert minutes.closing_minutes(unbalanced, ON)["body"]["corrections"] == [
        "Pembetulan 1, sisa salah hitung: Dua karung di belakang pintu. (diusulkan Rina Contoh,"
        " disetujui Budi Contoh 24 November 2026)."
    ]


def test_closing_minutes_are_signed_by_who_counted_and_by_the_lurah(closed):
    signed = minutes.closing_minutes(closed, ON)["signatures"]

    assert [(one["role"], one["name"]) for one in signed] == [
        ("Kasi Kesejahteraan Rakyat", "Rina Contoh"),
        ("Wakil warga penerima", ""),
        ("Lurah Duren Sawit", "Budi Contoh"),
    ]


@pytest.mark.parametrize("paper", [Paper.A4, Paper.F4])
def test_closing_minutes_on_paper(closed, paper):
    pages = printed(job_for(LetterKind.CLOSING_MINUTES, closed, paper=paper)).pages
    first, last = words_of(pages[0]), words_of(pages[-1])

    assert {millimetres(page) for page in pages} == {paper.size}
    assert "Beras 50 kg 40 kg 0 kg 0 kg 10 kg 0 kg" in first
    for word in ("Demikian", "Ketua LMK", "Wakil warga penerima", "Budi Contoh"):
        assert word in last


def test_minutes_are_issued_for_closed_rounds_only(closed, store):
    waiting = ClosingFactory(state="WAITING")

    assert set(minutes.closings(store.kesra)) == {closed}
    assert waiting in Closing.objects.all()
    assert not minutes.closings(store.officer).exists()
    with pytest.raises(Refusal):
        letters.issue(LetterKind.CLOSING_MINUTES, subject=closed, by=store.officer, at=NOW)
