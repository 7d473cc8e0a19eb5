"""Slots: what is registered is asked, in order, once."""

from datetime import timedelta

import pytest

from duren_sawit.accounts import registry
from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.registry import HomePanel, HomeTask, PageAction
from tests.clock import NOW, TODAY


@pytest.fixture(autouse=True)
def _empty_slots(monkeypatch):
    for slot in ("_tasks", "_stories", "_area_actions", "_assignment_actions"):
        monkeypatch.setattr(registry, slot, [])
    monkeypatch.setattr(registry, "_panels", {})


def task(title, due=None):
    return HomeTask(title=title, why="", action="Buka", url="/", icon="bell", due=due)


def test_tasks_are_ordered_by_deadline_and_those_without_come_last(village):
    registry.register_home_task(lambda _person, _at: [task("tanpa"), task("lusa", TODAY)])
    registry.register_home_task(lambda _p, _at: [task("kemarin", TODAY - timedelta(days=1))])

    tasks = registry.home_tasks(village.people[Role.LURAH], NOW)

    assert [one.title for one in tasks] == ["kemarin", "lusa", "tanpa"]


def test_a_provider_registered_twice_is_asked_once(village):
    def provider(_person, _at):
        return [task("satu")]

    registry.register_home_task(provider)
    registry.register_home_task(provider)

    assert len(registry.home_tasks(village.people[Role.LURAH], NOW)) == 1


def test_panels_come_in_the_order_of_the_role_and_may_stay_away(village):
    registry.register_home_panel("a", lambda _person, _at: HomePanel(title="A"))
    registry.register_home_panel("b", lambda _person, _at: None)
    registry.register_home_panel("c", lambda _person, _at: HomePanel(title="C"))

    panels = registry.home_panels(village.people[Role.LURAH], NOW, ["c", "lain", "b", "a"])

    assert [panel.title for panel in panels] == ["C", "A"]


def test_stories_are_told_in_their_order():
    told = []
    registry.register_demo_story(20, lambda _village: told.append("dua"))
    registry.register_demo_story(10, lambda _village: told.append("satu"))

    for story in registry.demo_stories():
        story(None)

    assert told == ["satu", "dua"]


def test_actions_that_do_not_apply_are_left_out(village):
    lurah = village.people[Role.LURAH]
    registry.register_assignment_action(lambda _reader, _one: None)
    registry.register_assignment_action(lambda _reader, _one: PageAction("Cetak", "/", "printer"))

    actions = registry.assignment_actions(lurah, lurah.assignments.get())

    assert [action.label for action in actions] == ["Cetak"]
