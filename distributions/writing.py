"""How services write programmes and their contents."""

from collections.abc import Iterable, Sequence

from distributions.facts import Part, ProgrammeFacts
from distributions.models import Item


def items_of(parts: Sequence[Part]) -> dict[Part, Item]:
    """The item of each part; a kind of goods nobody named before is written down."""
    return {part: _item(part) for part in parts}


def _item(part: Part) -> Item:
    found, _is_new = Item.objects.get_or_create(
        name__iexact=part.name,
        unit__iexact=part.unit,
        defaults={"name": part.name, "unit": part.unit},
    )
    return found


def told(facts: ProgrammeFacts) -> dict[str, object]:
    """All of it, for the trail."""
    return {**facts.as_columns(), "parts": as_words(facts.parts)}


def as_words(parts: Iterable[Part]) -> str:
    return "; ".join(sorted(part.words for part in parts))
