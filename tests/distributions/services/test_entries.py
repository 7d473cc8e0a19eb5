"""One entry of a draft is changed."""

import pytest

from distributions.choices import Standing
from distributions.models import ListEntry
from distributions.services import entries
from duren_sawit.lib.refusals import Refusal
from tests.clock import NOW
from tests.factories.distributions import ListEntryFactory, RecipientListFactory
from tests.factories.households import PersonFactory


@pytest.fixture
def entry(village):
    return ListEntryFactory(family__dwelling__area=village.rt_003)


def test_change_receiver_takes_another_grown_member(entry, kesra):
    member = PersonFactory(family=entry.family, name="Anak Contoh")

    changed = entries.change_receiver(entry, receiver=member, by=kesra, at=NOW)

    assert (changed.receiver, changed.name) == (member, "Anak Contoh")
    assert changed.masked_nik == member.nik.mask()


def test_change_receiver_refuses_strangers_and_the_young(entry, kesra):
    young = PersonFactory(family=entry.family, young=True)

    with pytest.raises(Refusal, match="anggota keluarga ini"):
        entries.change_receiver(entry, receiver=PersonFactory(), by=kesra, at=NOW)
    with pytest.raises(Refusal, match="17 tahun"):
        entries.change_receiver(entry, receiver=young, by=kesra, at=NOW)

    assert ListEntry.objects.get().receiver == entry.receiver


def test_move_lets_the_others_make_room(kesra):
    listed = RecipientListFactory()
    first, second, third = (ListEntryFactory(list=listed, rank=rank) for rank in (1, 2, 3))

    entries.move(third, rank=1, by=kesra, at=NOW)

    assert list(listed.entries.by_rank()) == [third, first, second]


def test_set_standing_and_remove_change_where_it_stands(entry, kesra):
    entries.set_standing(entry, standing=Standing.RESERVE, by=kesra, at=NOW)
    assert ListEntry.objects.get().standing == Standing.RESERVE

    entries.remove(entry, by=kesra, at=NOW)
    assert ListEntry.objects.get().standing == Standing.OFF
    with pytest.raises(Refusal, match="sudah dikeluarkan"):
        entries.remove(entry, by=kesra, at=NOW)


def test_a_final_list_is_not_changed_here(kesra):
    entry = ListEntryFactory(list__final=True)

    with pytest.raises(Refusal, match="isinya tidak diubah di sini"):
        entries.remove(entry, by=kesra, at=NOW)
