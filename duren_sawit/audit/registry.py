"""Where every room says which events its trail entries carry."""

from typing import TypeVar

from django.db.models import TextChoices

E = TypeVar("E", bound=type[TextChoices])

_LABELS: dict[str, str] = {}


def audit_events(events: E) -> E:
    """Class decorator: the enum's values become event names, its labels their sentences."""
    for event in events:
        if event.value in _LABELS:
            raise ValueError(f"event {event.value} is registered twice")
        _LABELS[event.value] = event.label
    return events


def sentence(event: str) -> str:
    """The Indonesian sentence of an event; its name when its room is gone."""
    return str(_LABELS.get(event, event))


def known_events() -> dict[str, str]:
    """All event names with their sentences."""
    return dict(_LABELS)
