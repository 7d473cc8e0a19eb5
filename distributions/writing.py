"""How services write programmes and their contents."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import models

from distributions.facts import Part, ProgrammeFacts
from distributions.models import Item
from distributions.models.goods import MONEY_UNIT
from duren_sawit.lib.quantities import Quantity, rupiah
from duren_sawit.lib.violations import refused_by

Changes = dict[str, tuple[object, object]]


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


def write(row: models.Model, values: Mapping[str, object]) -> Changes:
    """Save what differs; answers old and new values, for the trail."""
    changes: Changes = {
        field: (getattr(row, field), value)
        for field, value in values.items()
        if getattr(row, field) != value
    }
    for field, (_old, new) in changes.items():
        setattr(row, field, new)
    if changes:
        with refused_by(type(row)):
            row.save(update_fields=list(changes))
    return changes


def told(facts: ProgrammeFacts) -> dict[str, object]:
    """All of it, for the trail."""
    return {**facts.as_columns(), "parts": as_words(facts.parts)}


def as_words(parts: Iterable[Part]) -> str:
    return "; ".join(sorted(_in_words(part) for part in parts))


def _in_words(part: Part) -> str:
    if part.unit == MONEY_UNIT:
        return rupiah(part.quantity)
    return f"{part.name} {Quantity(part.quantity, part.unit)}"
