"""What waits for the lurah's signature stands on the lurah's home, and on nobody else's."""

import pytest
from django.urls import reverse

from distributions.choices import ClosingState, ListState
from distributions.panels.signatures import papers_to_sign
from duren_sawit.accounts.choices import Role
from tests.clock import NOW
from tests.factories.distributions import (
    AmendmentFactory,
    ClosingFactory,
    CorrectionFactory,
    RecipientListFactory,
)


@pytest.fixture
def waiting(village):
    """One of each kind."""
    amendment = AmendmentFactory(entry__family__dwelling__area=village.rt_003)
    closing = ClosingFactory(state=ClosingState.WAITING)
    correction = CorrectionFactory()
    listed = RecipientListFactory(state=ListState.SUBMITTED)
    rounds = [closing.round, correction.closing.round]
    return {
        reverse("distributions:list_detail", args=[listed.public_id]),
        reverse("distributions:amendment_list", args=[amendment.list.public_id]),
        *(reverse("distributions:closing_detail", args=[one.public_id]) for one in rounds),
    }


def test_the_lurah_is_led_to_each_of_them(village, waiting):
    tasks = list(papers_to_sign(village.people[Role.LURAH], NOW))

    assert {task.url for task in tasks} == waiting


def test_they_are_asked_at_once(village, waiting, django_assert_num_queries):
    head = village.people[Role.LURAH]
    assert head.scope.roles

    with django_assert_num_queries(1):
        list(papers_to_sign(head, NOW))


def test_others_are_not_asked(village, waiting):
    assert list(papers_to_sign(village.people[Role.KESRA], NOW)) == []
