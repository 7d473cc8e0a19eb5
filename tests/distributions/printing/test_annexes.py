"""The list by name: who is on it, under which version and hash."""

import pytest

from distributions.choices import AmendmentState, LetterKind, Standing
from distributions.freezing import hash_of, unlock
from distributions.models import RecipientList
from distributions.printing import annexes
from duren_sawit.accounts.choices import Role
from duren_sawit.documents.choices import Paper
from duren_sawit.documents.registry import Occasion
from duren_sawit.lib.refusals import Refusal
from tests.clock import TODAY
from tests.documents.papers import job_for, millimetres, printed, words_of
from tests.factories.distributions import (
    AmendmentFactory,
    ListEntryFactory,
    RecipientListFactory,
)

ON = Occasion(TODAY, Paper.A4)


@pytest.fixture
def listed(village):
    """Two receivers, of RT 004 and RT 003, and one in reserve."""
    made = RecipientListFactory(
        final=True,
        programme__name="Bantuan beras",
        approved_by=village.people[Role.LURAH],
    )
    for name, area, standing in (
        ("Siti Contoh", village.rt_004, Standing.MAIN),
        ("Ani Contoh", village.rt_003, Standing.MAIN),
        ("Tono Contoh", village.rt_001, Standing.RESERVE),
    ):
        ListEntryFactory(list=made, name=name, family__dwelling__area=area, standing=standing)
    return frozen(made)


def frozen(made):
    """Under the hash of what stands on it now."""
    unlock(made)
    made.content_hash = hash_of(made, version=made.version)
    made.save()
    return made


def test_list_annex_names_receivers_by_rt_and_then_the_reserve(listed):
    body = annexes.list_annex(listed, ON)["body"]

    assert [(page["place_line"], page["rows"], page["total"]) for page in body["pages"]] == [
        (
            "Penerima 1\u20132 dari 2",
            [
                ["1", "Ani Contoh", "317507******0012", "Jalan Contoh No. 1", "RT 003/RW 002"],
                ["2", "Siti Contoh", "317507******0012", "Jalan Contoh No. 1", "RT 004/RW 002"],
            ],
            "Jumlah penerima: 2 (dua) keluarga",
        ),
        (
            "Cadangan 1\u20131 dari 1",
            [["1", "Tono Contoh", "317507******0012", "Jalan Contoh No. 1", "RT 001/RW 005"]],
            "Jumlah cadangan: 1 (satu) keluarga",
        ),
    ]
    assert body["hash"] == listed.content_hash
    assert body["lines"] == [
        "Bantuan beras, daftar 1 versi 1",
        "Disahkan Budi Contoh, 12 April 2026",
    ]


def test_list_annex_names_the_amendment_of_its_version(listed):
    entry = listed.entries.get(name="Tono Contoh")
    AmendmentFactory(entry=entry, number=3, state=AmendmentState.APPROVED, version=1)

    lines = annexes.list_annex(listed, ON)["body"]["lines"]

    assert lines[1] == "Disahkan Budi Contoh, 12 April 2026; diubah dengan Perubahan 3"


def test_list_annex_refuses_rows_that_are_not_those_of_the_hash(listed):
    unlock(listed)
    listed.entries.filter(name="Siti Contoh").update(name="Orang Lain")

    with pytest.raises(Refusal, match="berbeda dari yang disahkan"):
        annexes.list_annex(listed, ON)


def test_list_annex_refuses_an_empty_list(village):
    with pytest.raises(Refusal, match="Belum ada keluarga"):
        annexes.list_annex(frozen(RecipientListFactory(final=True)), ON)


def test_annexes_are_of_final_lists_only(listed, village):
    draft = RecipientListFactory()

    found = annexes.final_lists(village.people[Role.KESRA])

    assert set(found) == {listed}
    assert draft in RecipientList.objects.all()


@pytest.mark.parametrize(
    ("rows", "pages"), [(31, [31]), (32, [23, 9]), (40, [31, 9]), (41, [40, 1])]
)
def test_the_last_page_has_room_for_the_signature(listed, rows, pages):
    entry = listed.entries.select_related("area").get(name="Siti Contoh")

    made = annexes._part("Penerima", [entry] * rows, 40)

    assert [len(page["rows"]) for page in made] == pages


@pytest.mark.parametrize("paper", [Paper.A4, Paper.F4])
def test_list_annex_on_paper(listed, paper):
    pages = printed(job_for(LetterKind.LIST_ANNEX, listed, paper=paper)).pages

    assert [millimetres(page) for page in pages] == [paper.size] * 2
    assert "1 Ani Contoh 317507******0012 Jalan Contoh No. 1 RT 003/RW 002" in words_of(pages[0])
    assert listed.content_hash in words_of(pages[1])
    assert "Budi Contoh" in words_of(pages[1])
