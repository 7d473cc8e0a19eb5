"""How many families of rounds are due, and how many collected, as far as the reader sees them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count

from distributions.choices import Mode
from distributions.models import Entitlement, Handover, Round
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import below


@dataclass(frozen=True, slots=True)
class Tally:
    """Families with an entitlement, and those of them that collected, by how they did."""

    due: int = 0
    oneself: int = 0
    proxy: int = 0
    home: int = 0

    @property
    def collected(self) -> int:
        return self.oneself + self.proxy + self.home

    @property
    def left(self) -> int:
        return self.due - self.collected

    @property
    def is_complete(self) -> bool:
        return self.due > 0 and self.left == 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.due + other.due,
            self.oneself + other.oneself,
            self.proxy + other.proxy,
            self.home + other.home,
        )


NONE = Tally()
Counted = Mapping[int, Tally]


def total(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, NONE)


def by_area(reader: User, given: Round) -> Counted:
    """The RTs of one round the reader sees, by id."""
    return _counted(reader, [given], "area_id", "entitlement__area_id")


def by_round(reader: User, given: Iterable[Round]) -> Counted:
    """Several rounds, by id."""
    return _counted(reader, given, "round_id", "entitlement__round_id")


def _counted(reader: User, given: Iterable[Round], due_by: str, handed_by: str) -> Counted:
    wanted = [one.pk for one in given]
    seen = Entitlement.objects.visible_to(reader).standing().filter(round__in=wanted)
    due = dict(seen.order_by().values_list(due_by).annotate(Count("pk")))
    handed: dict[int, dict[str, int]] = {}
    for key, mode, count in _handovers(reader, wanted, handed_by):
        handed.setdefault(key, {})[mode] = count
    return {key: _tally(count, handed.get(key, {})) for key, count in due.items()}


def _handovers(reader: User, wanted: list[int], by: str) -> Iterable[tuple[int, str, int]]:
    paths = reader.scope.paths_for(Permission.ROUNDS_VIEW)
    seen = Handover.objects.valid().filter(
        below(paths, "entitlement__area__path"),
        entitlement__round__in=wanted,
        entitlement__withdrawn_at__isnull=True,
    )
    return seen.order_by().values_list(by, "mode").annotate(Count("pk"))


def _tally(due: int, handed: Mapping[str, int]) -> Tally:
    oneself, proxy, home = (handed.get(mode, 0) for mode in (Mode.SELF, Mode.PROXY, Mode.HOME))
    return Tally(due, oneself, proxy, home)
