"""How a service says no: reasons a person can act on, raised together."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason why something may not happen now.

    `code` is for programs (`"round_closed"`); `sentence` is for people: short Indonesian, complete,
    ending in a full stop. A lazy translation is allowed and is only evaluated when shown.
    """

    code: str
    sentence: str | Promise

    def __str__(self) -> str:
        return str(self.sentence)


class Refusal(Exception):
    """A rule said no. The only exception a view catches; its text is shown as it stands.

    Holds at least one obstacle: `Refusal(Obstacle("round_closed", _("Tahap ini sudah ditutup.")))`.
    """

    def __init__(self, *obstacles: Obstacle) -> None:
        if not obstacles:
            raise TypeError("A refusal needs at least one obstacle")
        super().__init__(*obstacles)
        self.obstacles = obstacles

    def __str__(self) -> str:
        return " ".join(map(str, self.obstacles))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the obstacles, in the order they were found."""
        return tuple(obstacle.code for obstacle in self.obstacles)


def refuse_if(obstacles: Iterable[Obstacle]) -> None:
    """Raise one `Refusal` that carries every obstacle; return quietly when there is none."""
    found = tuple(obstacles)
    if found:
        raise Refusal(*found)
