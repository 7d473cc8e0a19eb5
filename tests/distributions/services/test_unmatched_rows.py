"""An aid workbook fills a list; what names nobody is settled one by one."""

import pytest

from distributions.choices import ListState, RowState, Source, Standing
from distributions.models import ListEntry, RecipientList, UnmatchedRow
from distributions.services import unmatched_rows
from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.refusals import Refusal
from tests.clock import NOW
from tests.factories.distributions import (
    ListEntryFactory,
    QuotaFactory,
    RecipientListFactory,
    UnmatchedRowFactory,
)
from tests.factories.households import FamilyFactory, PersonFactory
from tests.households.intake.sheets import NIK, workbook

HEADER = ["Peserta", "No. Peserta", "NIK", "Nama", "Tempat Lahir", "Tanggal Lahir", "Alamat"]


@pytest.fixture
def draft(db):
    return RecipientListFactory()


def family_in(rt, name):
    return FamilyFactory(dwelling__area=rt, head__name=name)


def told(family):
    head = family.people.get()
    return [head.nik.full, "1", head.nik.full, head.name, "", "1984-08-17", "RT 003 RW 002"]


def fill(draft, kesra, *rows):
    content = workbook(
        ("Program", [["Nama Program", "Sembako"], ["Sasaran Program", 1]]),
        ("Peserta", [HEADER, *rows]),
    )
    return unmatched_rows.add_from_workbook(
        draft, content=content, filename="bantuan.xlsx", by=kesra, at=NOW
    )


def test_add_from_workbook_keeps_its_order_and_the_quota(draft, kesra, village):
    QuotaFactory(programme=draft.programme, area=village.rw_002, families=1)
    zaki, ani = family_in(village.rt_003, "Zaki"), family_in(village.rt_003, "Ani")

    done = fill(draft, kesra, told(zaki), told(ani))

    assert list(draft.entries.by_rank().values_list("name", "standing", "source")) == [
        ("Zaki", Standing.MAIN, Source.WORKBOOK),
        ("Ani", Standing.RESERVE, Source.WORKBOOK),
    ]
    assert done.words == "2 keluarga ditambahkan: 1 penerima, 1 cadangan."
    assert AuditEvent.objects.latest("pk").event == "distributions.entries.added"


def test_add_from_workbook_lets_the_named_member_receive(draft, kesra, village):
    family = family_in(village.rt_003, "Ani")
    child = PersonFactory(family=family, name="Anak Contoh")

    fill(draft, kesra, ["", "1", child.nik.full, child.name, "", "", ""])

    assert draft.entries.get().receiver == child


def test_add_from_workbook_lays_down_rows_that_name_nobody(draft, kesra, village):
    done = fill(
        draft,
        kesra,
        told(family_in(village.rt_003, "Ani")),
        [NIK, "2", NIK, "Orang Jauh", "", "1990-01-03", "RT 003 RW 002"],
        ["x", "3", "3175", "Nomor Rusak", "", "", ""],
    )

    assert (len(done.entered.entries), done.unmatched_count) == (1, 2)
    assert done.words.endswith("2 baris perlu diperiksa.")
    unknown, broken = UnmatchedRow.objects.in_order()
    assert (unknown.row_number, unknown.nik.full, unknown.name) == (3, NIK, "Orang Jauh")
    assert unknown.place == "RT 003/RW 002"
    assert unknown.sentence == "NIK ini belum ada di data warga."
    assert broken.sentence.startswith("C4: NIK")


def test_add_from_workbook_twice_changes_nothing(draft, kesra, village):
    rows = [told(family_in(village.rt_003, "Ani")), [NIK, "2", NIK, "Orang Jauh", "", "", ""]]
    fill(draft, kesra, *rows)
    UnmatchedRow.objects.update(state=RowState.SET_ASIDE)

    done = fill(draft, kesra, *rows)

    assert done.words == "Belum ada keluarga yang ditambahkan. 1 sudah ada di daftar."
    assert (draft.entries.count(), UnmatchedRow.objects.get().state) == (1, RowState.SET_ASIDE)


def test_add_from_workbook_takes_a_family_named_twice_once(draft, kesra, village):
    family = family_in(village.rt_003, "Ani")

    fill(draft, kesra, told(family), told(family))

    assert draft.entries.get().family == family


def test_add_from_workbook_refuses_what_is_no_draft_or_no_table(draft, kesra, village):
    RecipientList.objects.update(state=ListState.SUBMITTED)
    with pytest.raises(Refusal, match="menunggu pengesahan"):
        fill(draft, kesra, told(family_in(village.rt_003, "Ani")))
    RecipientList.objects.update(state=ListState.DRAFT)
    with pytest.raises(Refusal, match="Berkas ini kosong"):
        unmatched_rows.add_from_workbook(draft, content=b"", filename="", by=kesra, at=NOW)
    with pytest.raises(Refusal, match="disusun Kasi Kesra atau operator"):
        fill(draft, village.people[Role.LURAH], told(family_in(village.rt_003, "Ani")))

    assert not draft.entries.exists()


def test_settle_puts_the_family_on_the_list(draft, kesra, village):
    row = UnmatchedRowFactory(list=draft)
    person = PersonFactory(family=family_in(village.rt_003, "Ani"), name="Anak Contoh")

    unmatched_rows.settle(row, person=person, by=kesra, at=NOW)

    settled, entry = UnmatchedRow.objects.get(), draft.entries.get()
    assert (settled.state, settled.entry, settled.settled_by) == (RowState.MATCHED, entry, kesra)
    assert (entry.receiver, entry.source) == (person, Source.WORKBOOK)
    assert AuditEvent.objects.latest("pk").event == "distributions.row.settled"


def test_settle_finds_a_family_that_is_on_the_list(draft, kesra):
    entry = ListEntryFactory(list=draft)

    unmatched_rows.settle(UnmatchedRowFactory(list=draft), person=entry.receiver, by=kesra, at=NOW)

    assert (UnmatchedRow.objects.get().entry, ListEntry.objects.get()) == (entry, entry)


def test_settle_refuses_families_that_left(draft, kesra, village):
    row, family = UnmatchedRowFactory(list=draft), family_in(village.rt_003, "Ani")
    family.state, family.state_on = "MOVED", NOW.date()
    family.save()

    with pytest.raises(Refusal, match="tidak menetap lagi"):
        unmatched_rows.settle(row, person=family.people.get(), by=kesra, at=NOW)

    assert UnmatchedRow.objects.get().state == RowState.OPEN


def test_set_aside_leaves_the_list_as_it_is(draft, kesra):
    unmatched_rows.set_aside(UnmatchedRowFactory(list=draft), by=kesra, at=NOW)

    assert (UnmatchedRow.objects.get().state, draft.entries.count()) == (RowState.SET_ASIDE, 0)


def test_a_row_is_settled_once_and_in_a_draft(draft, kesra):
    row, person = UnmatchedRowFactory(list=draft), PersonFactory()
    unmatched_rows.set_aside(row, by=kesra, at=NOW)

    with pytest.raises(Refusal, match="sudah diselesaikan"):
        unmatched_rows.settle(row, person=person, by=kesra, at=NOW)
    with pytest.raises(Refusal, match="isinya tidak diubah di sini"):
        unmatched_rows.set_aside(UnmatchedRowFactory(list__final=True), by=kesra, at=NOW)
