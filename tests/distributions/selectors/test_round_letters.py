"""Which papers of a round there are, may be, or wait for something."""

from distributions.choices import LetterKind
from distributions.selectors.round_letters import letters_of
from distributions.services import closings
from duren_sawit.documents.services import letters
from tests.clock import NOW
from tests.factories.distributions import RoundFactory


def told(reader, given):
    """For each paper: a letter, whether it may be issued, why not."""
    return [
        (line.kind, line.letter is not None, line.may_issue, line.why_not)
        for line in letters_of(reader, given)
    ]


def test_letters_of_an_open_round_wait_for_its_end(store):
    store.holds(50)

    assert told(store.kesra, store.round) == [
        ("LIST_ANNEX", False, True, ""),
        ("BLANK_POWER", False, True, ""),
        ("BAST", False, True, ""),
        ("RECAP", False, True, ""),
        ("CLOSING_MINUTES", False, False, "Sesudah tahap ditutup."),
        ("REALISATION", False, False, "Sesudah tahap ditutup."),
    ]


def test_letters_of_a_planned_round_wait_for_its_opening(village, store):
    waits = dict.fromkeys(("BLANK_POWER", "RECAP"), "Sesudah tahap dibuka.")

    found = {kind: why for kind, _has, _may, why in told(store.kesra, RoundFactory())}

    assert {kind: found[kind] for kind in waits} == waits


def test_a_letter_that_was_issued_is_the_one_that_is_shown(store):
    for left in (50, 10):
        store.holds(left)
    closings.count(store.round, remaining=store.left(60), explanation="", by=store.kesra, at=NOW)
    first, second = (
        letters.issue(LetterKind.RECAP, subject=store.round, by=store.kesra, at=NOW)
        for _each in range(2)
    )

    found = {line.kind: line for line in letters_of(store.kesra, store.round)}

    assert first.pk < second.pk
    assert found["RECAP"].letter == second
    assert found["CLOSING_MINUTES"].may_issue
    assert found["REALISATION"].may_issue


def test_whoever_issues_no_letters_is_offered_none(store):
    assert not any(may for _kind, _has, may, _why in told(store.officer, store.round))


def test_letters_ask_as_often_for_more_deliveries(store, constant_queries):
    constant_queries(
        lambda: letters_of(store.kesra, store.round),
        more=lambda: store.holds(5, counterpart="Toko Lain"),
    )
