"""Who follows a head, and what the others are then."""

from datetime import date

import pytest

from duren_sawit.lib.nik import Sex
from households import succession
from households.choices import Relation
from households.models import Person
from tests.clock import TODAY


def person(key, relation, born_on=None, sex=""):
    born = date.fromisoformat(born_on) if born_on else None
    return Person(pk=key, name=f"Warga {key}", relation=relation, born_on=born, sex=sex)


@pytest.mark.parametrize(
    ("others", "follows"),
    [
        ([(1, "CHILD", "1990-01-01"), (2, "WIFE", "1995-01-01")], 2),
        ([(1, "CHILD", "2001-01-01"), (2, "CHILD", "1999-01-01"), (3, "PARENT", "1940-01-01")], 2),
        ([(1, "CHILD", "2015-01-01"), (2, "RELATIVE", "1980-01-01")], 2),
        ([(1, "CHILD", "2015-01-01"), (2, "CHILD", "2013-01-01")], 2),
        ([(1, "CHILD"), (2, "CHILD", "2013-01-01")], 2),
        ([], None),
    ],
    ids=[
        "spouse",
        "eldest adult child",
        "eldest adult",
        "eldest minor",
        "unknown age last",
        "nobody",
    ],
)
def test_the_successor_is_proposed_by_custom(others, follows):
    found = succession.successor([person(*one) for one in others], on=TODAY)

    assert (found and found.pk) == follows


def test_relations_are_restated_when_the_wife_follows():
    wife = person(1, Relation.WIFE)
    others = [wife, person(2, "CHILD"), person(3, "PARENT"), person(4, "PARENT_IN_LAW")]

    assert succession.restated(others, head=wife) == {
        1: "HEAD", 2: "CHILD", 3: "PARENT_IN_LAW", 4: "PARENT",
    }  # fmt: skip


def test_relations_are_restated_when_a_child_follows():
    son = person(1, Relation.CHILD)
    others = [son, person(2, "WIFE"), person(3, "CHILD"), person(4, "GRANDCHILD")]

    assert succession.restated(others, head=son) == {
        1: "HEAD", 2: "PARENT", 3: "RELATIVE", 4: "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sex", "new", "becomes"),
    [
        (Sex.MALE, "WIFE", "HUSBAND"),
        (Sex.FEMALE, "HUSBAND", "WIFE"),
        ("", "WIFE", ""),
        (Sex.MALE, "CHILD", "PARENT"),
        (Sex.MALE, "RELATIVE", ""),
    ],
)
def test_the_old_head_becomes_what_the_new_one_was_to_them(sex, new, becomes):
    old, head = person(1, Relation.HEAD, sex=sex), person(2, new)

    assert succession.restated([old, head], head=head, old_head=old) == {1: becomes, 2: "HEAD"}
