"""Asks the database once for what several parts of one page want to know."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from duren_sawit.accounts.models import User

T = TypeVar("T")
REMEMBERED = "_remembered"


def once_per_reader(select: Callable[..., T]) -> Callable[..., T]:
    """Keeps the answer on the reader, who lives as long as the request, like their scope.

    For selectors of a reader and keyword arguments whose answer is no queryset.
    """

    @wraps(select)
    def remembered(reader: User, **said: object) -> T:
        kept = reader.__dict__.setdefault(REMEMBERED, {})
        key = (select.__qualname__, *sorted(said.items()))
        if key not in kept:
            kept[key] = select(reader, **said)
        answer: T = kept[key]
        return answer

    return remembered
