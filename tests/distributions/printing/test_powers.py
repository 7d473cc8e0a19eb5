"""Surat kuasa: filled in for a family, or empty."""

from datetime import date

import pytest

from distributions.choices import LetterKind
from distributions.models import Entitlement
from distributions.printing import powers
from duren_sawit.accounts.choices import Role
from duren_sawit.documents import selectors as documents
from duren_sawit.documents.choices import Paper
from duren_sawit.documents.registry import Occasion, design_of
from duren_sawit.lib.codes import grouped
from tests.clock import NOW
from tests.distributions.outcomes import round_with_outcomes
from tests.distributions.papers import pile_of, round_of_rice
from tests.documents.papers import job_for, printed, words_of
from tests.factories.distributions import HandoverFactory

ON = Occasion(date(2026, 11, 20), Paper.A4)


@pytest.fixture
def entitlement(village):
    return pile_of(round_of_rice(), village.rt_003, 2).entitlements.get(serial=1)


def test_power_of_attorney_by_value(entitlement):
    letter = powers.power_of_attorney(entitlement, ON)

    assert letter["body"]["giver"] == [
        ["Nama", "Siti Aminah 1"],
        ["NIK", "317507******0012"],
        ["Alamat", "Jalan Contoh No. 1, RT 003/RW 002"],
    ]
    assert letter["body"]["goods"] == [
        ["Program", "Bantuan beras, tahap 1"],
        [
            "Bantuan",
            "10 kg (sepuluh kilogram) beras dan Rp300.000 (tiga ratus ribu rupiah)",
        ],
        ["Kode slip", grouped(entitlement.code)],
        [
            "Tempat",
            "Balai RT 003/RW 002 · Minggu, 22 November 2026, 08.00\u201312.00 WIB",
        ],
    ]
    assert [(one["role"], one["name"]) for one in letter["signatures"]] == [
        ("Penerima kuasa", ""),
        ("Ketua RT 003/RW 002", "Sari Contoh"),
        ("Pemberi kuasa", "Siti Aminah 1"),
    ]


def test_blank_power_names_goods_and_nobody(village):
    letter = powers.blank_power(round_with_outcomes(village), ON)

    assert letter["body"]["goods"][:2] == [
        ["Program", "Bantuan beras, tahap 1"],
        [
            "Bantuan",
            "10 kg (sepuluh kilogram) beras dan Rp300.000 (tiga ratus ribu rupiah)",
        ],
    ]
    assert {value for _label, value in letter["body"]["giver"]} == {powers.LINE}
    assert {one["name"] for one in letter["signatures"]} == {""}


def test_power_is_found_by_words_of_name_and_rt(entitlement, village):
    assert [one.serial for one in candidates(village, "aminah 003/rw")] == [1, 2]
    assert [one.serial for one in candidates(village, "siti 2")] == [1, 2]  # RW 002
    assert candidates(village, "siti 004") == []


def test_power_is_found_by_the_code_of_the_slip(entitlement, village):
    assert candidates(village, grouped(entitlement.code).lower()) == [entitlement]


def test_power_is_not_for_whoever_collected_or_was_withdrawn(entitlement, village):
    HandoverFactory(entitlement=entitlement)
    Entitlement.objects.filter(serial=2).update(withdrawn_at=NOW)

    assert candidates(village, "") == []


@pytest.mark.parametrize("kind", [LetterKind.POWER_OF_ATTORNEY, LetterKind.BLANK_POWER])
@pytest.mark.parametrize("paper", [Paper.A4, Paper.F4])
def test_powers_take_one_sheet(entitlement, kind, paper):
    subject = entitlement if kind == LetterKind.POWER_OF_ATTORNEY else entitlement.round

    [page] = printed(job_for(kind, subject, paper=paper)).pages

    assert "10 kg (sepuluh kilogram) beras" in words_of(page)
    assert "GRATIS" in words_of(page)


def candidates(village, text):
    design = design_of(LetterKind.POWER_OF_ATTORNEY)
    found = documents.candidates(village.people[Role.KESRA], design, text=text, on=ON.on)
    return list(found)
