"""Slots that the rooms above fill: work on the home page, panels beside it, stories of the demo.

    register_home_task(letters_waiting)                      # in a plug file, at the start
    register_home_panel("letters", letters_panel)
    register_area_action(duty_list_action)
    register_assignment_action(assignment_letter_action)
    register_demo_story(40, tell_about_letters)

A provider is given the person and the moment, and answers from the database with what is true
then: nothing, when there is nothing. A home page asks the database at most twelve times, four of
them for the frame, so a provider of work asks for the permission first and then the database once;
what several providers of an app want to know is counted once per reader
(accounts/selectors/remembered.py). Panels beyond the first four of a home are asked later
(accounts/homes.py).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from django.utils import timezone
from django.utils.functional import Promise

from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.areas.models import Area, Site
from duren_sawit.ui.work import Work

HomeTask = Work  # what, why, by when, and the one button; `due` orders the list


@dataclass(frozen=True, slots=True)
class PanelLine:
    """One line of a panel: a word, what stands at its end, and where it leads."""

    label: str | Promise
    value: str | Promise = ""
    url: str = ""
    note: str | Promise = ""


@dataclass(frozen=True, slots=True)
class HomePanel:
    """What one glances at, beside the list of work."""

    title: str | Promise
    figure: str = ""
    of: str | Promise = ""
    part: int = 0  # of `whole`: draws a bar under the figure
    whole: int = 0
    text: str | Promise = ""
    lines: tuple[PanelLine, ...] = ()
    more: str | Promise = ""
    more_url: str = ""


@dataclass(frozen=True, slots=True)
class PageAction:
    """Something a room above offers on a page of this room."""

    label: str | Promise
    url: str
    icon: str


TaskProvider = Callable[[User, datetime], Iterable[HomeTask]]
PanelProvider = Callable[[User, datetime], HomePanel | None]


@dataclass(frozen=True, slots=True)
class DemoVillage:
    """What a story of the demo may use. `area("005.003")` is RT 003 of RW 05."""

    site: Site
    people: Mapping[str, User]  # the nine, by user name
    areas: Mapping[str, Area]  # by code below the village; the village itself under ""
    chance: Random  # seeded: the same village every time
    at: datetime

    def area(self, code: str = "") -> Area:
        return self.areas[code]

    @property
    def today(self) -> date:
        return timezone.localdate(self.at)


DemoStory = Callable[[DemoVillage], None]

AreaAction = Callable[[User, Area], PageAction | None]
AssignmentAction = Callable[[User, RoleAssignment], PageAction | None]

_tasks: list[TaskProvider] = []
_panels: dict[str, PanelProvider] = {}
_stories: list[tuple[int, DemoStory]] = []
_area_actions: list[AreaAction] = []
_assignment_actions: list[AssignmentAction] = []


def register_home_task(provider: TaskProvider) -> TaskProvider:
    """Can be used as a decorator. Asked for everybody: answer only what this person can do."""
    if provider not in _tasks:
        _tasks.append(provider)
    return provider


def register_home_panel(key: str, provider: PanelProvider) -> PanelProvider:
    """`key` names the panel in the order of each role's home (accounts/homes.py)."""
    _panels[key] = provider
    return provider


def register_demo_story(order: int, story: DemoStory) -> DemoStory:
    """Told after the village stands, in ascending order; may be told again and must not repeat."""
    if (order, story) not in _stories:
        _stories.append((order, story))
    return story


def register_area_action(action: AreaAction) -> AreaAction:
    """A button on the page of an area; nothing where it does not apply."""
    if action not in _area_actions:
        _area_actions.append(action)
    return action


def register_assignment_action(action: AssignmentAction) -> AssignmentAction:
    """A way beside one role of a person; nothing where it does not apply."""
    if action not in _assignment_actions:
        _assignment_actions.append(action)
    return action


def area_actions(reader: User, area: Area) -> list[PageAction]:
    found = [action(reader, area) for action in _area_actions]
    return [action for action in found if action]


def assignment_actions(reader: User, assignment: RoleAssignment) -> list[PageAction]:
    found = [action(reader, assignment) for action in _assignment_actions]
    return [action for action in found if action]


def home_tasks(person: User, at: datetime) -> list[HomeTask]:
    """Everything that waits for this person, the nearest deadline first."""
    waiting = [task for provider in _tasks for task in provider(person, at)]
    return sorted(waiting, key=lambda task: (task.due is None, task.due or date.max))


def home_panels(person: User, at: datetime, keys: Iterable[str]) -> list[HomePanel]:
    """The panels of these keys, in this order; an unknown key waits for its room to be built."""
    found = [_panels[key](person, at) for key in keys if key in _panels]
    return [panel for panel in found if panel]


def has_home_panel(keys: Iterable[str]) -> bool:
    """Whether a room fills one of these; asks nobody."""
    return any(key in _panels for key in keys)


def demo_stories() -> list[DemoStory]:
    return [story for _order, story in sorted(_stories, key=lambda told: told[0])]
