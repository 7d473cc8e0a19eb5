"""How far two words are apart, and which words somebody may have meant."""

import pytest

from households.choices import WordKind
from households.models import SearchWord
from households.selectors.words import cost_between, meant_words
from tests.factories.households import FamilyFactory, PersonFactory


@pytest.mark.parametrize(
    ("typed", "word", "cost"),
    [
        ("sarmadi", "sarmadi", 0),
        ("sarmdi", "sarmadi", 1),
        ("sarmaadi", "sarmadi", 1),
        ("saramdi", "sarmadi", 1),
        ("sarmado", "sarmadi", 1),
        ("samdi", "sarmadi", 2),
        ("agsu", "agus", 1),
        ("sarm", "sarmadi", 1),
        ("sri", "siti", None),
        ("budi", "rudy", None),
        ("ani", "andi", 1),
        ("sarmadi", "sarimin", None),
        ("12", "121", None),
        ("12", "12", 0),
    ],
)
def test_letters_off_are_counted(typed, word, cost):
    assert cost_between(typed, word) == cost


def test_words_are_kept_as_names_and_addresses_are_written(db):
    person = PersonFactory(name="Siti Aminah", family__head__name="H. Soleh")
    person.name = "Siti Khadijah"
    person.save()

    words = set(SearchWord.objects.filter(kind=WordKind.NAME).values_list("word", flat=True))

    assert words == {"siti", "aminah", "khadijah", "soleh"}


def test_names_and_addresses_are_told_apart(db):
    FamilyFactory(head__name="Kenanga Putri", dwelling__address="Gang Melati 12")

    meant = meant_words("kennga melati 12")

    assert [list(word.costs) for word in meant[WordKind.NAME]] == [["kenanga"], [], []]
    assert [list(word.costs) for word in meant[WordKind.ADDRESS]] == [[], ["melati"], ["12"]]


def test_the_nearest_words_are_the_best(db):
    for name in ("Sarmadi", "Sarmudi", "Sarmin"):
        PersonFactory(name=name)

    [word] = meant_words("sarmadi")[WordKind.NAME]

    assert word.best == ["sarmadi"]
    assert word.costs == {"sarmadi": 0, "sarmudi": 1}


def test_nothing_typed_means_nothing(db):
    assert meant_words("") == {kind: [] for kind in WordKind}
