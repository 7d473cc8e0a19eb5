"""Whom of the family card a name on paper means."""

import pytest

from distributions.choices import Mode, ProxyKind
from distributions.marks import Mark
from distributions.selectors.kin import looked_up
from households.choices import LifeStatus
from tests.clock import YESTERDAY
from tests.factories.households import PersonFactory


@pytest.fixture
def join(handout):
    """One more person of the family whose receiver is Siti Contoh."""

    def do(name, relation="CHILD", **said):
        family = handout.entitlement.entry.family
        return PersonFactory(family=family, name=name, relation=relation, **said)

    return do


@pytest.fixture
def meant(handout):
    def ask(name, relation="anak"):
        taken = Mark(Mode.PROXY, name, relation).taken({})
        [(_one, told)] = looked_up([(handout.entitlement, taken)])
        return told.proxy

    return ask


@pytest.mark.parametrize("name", ["Moch. Djoeki", "muhammad juki", "H. Juki", "JUKI"])
def test_a_member_is_known_in_any_spelling(join, meant, name):
    member = join("Muhammad Juki")

    proxy = meant(name)

    assert (proxy.kind, proxy.person, proxy.called) == (
        ProxyKind.SAME_KK,
        member,
        "Muhammad Juki",
    )


def test_the_relation_tells_two_of_one_name_apart(join, meant):
    join("Dewi Lestari", "WIFE")
    child = join("Dewi Anggraini", "CHILD")

    assert meant("Dewi", "anak").person == child


def test_the_full_name_comes_first(join, meant):
    join("Dewi Lestari")
    whole = join("Dewi")

    assert meant("dewi").person == whole


def test_a_name_that_fits_two_alike_is_left_to_whoever_writes_it(join, meant):
    join("Dewi Lestari")
    join("Dewi Anggraini")

    proxy = meant("Dewi")

    assert (proxy.fits_many, proxy.person, proxy.kind) == (True, None, ProxyKind.SAME_KK)


def test_the_receiver_is_meant_where_the_name_fits_nobody_else_as_well(join, meant, handout):
    receiver = handout.entitlement.entry.receiver
    join(f"{receiver.name} Muda")

    assert meant(receiver.name).person == receiver


@pytest.mark.parametrize("name", ["Budi", "Dewi Sartika", "-"])
def test_a_name_nobody_of_the_card_bears_stands_in_as_anybody_else(join, meant, name):
    join("Dewi Lestari")

    proxy = meant(name)

    assert (proxy.kind, proxy.person, proxy.relation) == (ProxyKind.OTHER, None, "anak")


def test_neither_the_dead_nor_another_family_are_of_the_card(join, meant):
    join("Dewi Lestari", life_status=LifeStatus.DIED, status_on=YESTERDAY)
    PersonFactory(name="Dewi Lestari")

    assert meant("Dewi Lestari").person is None


def test_nothing_is_asked_where_nobody_stands_in_as_family(handout, django_assert_num_queries):
    rows = [(handout.entitlement, Mark().taken({}))]

    with django_assert_num_queries(0):
        assert looked_up(rows) == rows
