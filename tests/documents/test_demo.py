"""The demo village has letters: one that counts, one that waits, one list."""

from random import Random

from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.registry import DemoVillage
from duren_sawit.areas.selectors import site_unscoped
from duren_sawit.documents import demo
from duren_sawit.documents.models import Copy, Letter
from tests.clock import NOW


def as_demo(village) -> DemoVillage:
    people = {person.username: person for person in village.people.values()}
    areas = {"005": village.rw_002}
    return DemoVillage(site_unscoped(), people, areas, Random(1), NOW)  # noqa: S311 -- no secret


def test_the_story_is_told_once(village):
    demo.the_first_letters(as_demo(village))
    demo.the_first_letters(as_demo(village))

    letters = Letter.objects.order_by("pk")
    assert [(one.number, one.is_draft) for one in letters] == [
        ("400.9/001/ST/XI/2026", False),
        ("400.9/002/ST/XI/2026", True),
        ("400.9/001/DP/XI/2026", False),
    ]
    assert [copy.label for copy in Copy.objects.order_by("pk")] == [
        "KONSEP",
        "KONSEP",
        "Salinan ke-1",
        "Salinan ke-1",
    ]
    assert letters[0].approved_by == village.people[Role.LURAH]
