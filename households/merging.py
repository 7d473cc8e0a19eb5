"""One record takes over from another: its values, whatever points at it, and the families."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from duren_sawit.lib.changes import Changes, write
from duren_sawit.lib.violations import refused_by
from households import succession
from households.choices import FamilyState, LifeStatus, Relation
from households.models import Deed, Family, FamilySummary, ImportRow, MovedRow, Pair, Person
from households.policies.people import is_living_head
from households.writing import living_among, people_of, write_relations

# Each goes over as a whole; "family" brings the place in it along.
PARTS: dict[str, tuple[str, ...]] = {
    "name": ("name",),
    "nik": ("nik", "temporary_nik"),
    "sex": ("sex",),
    "born_on": ("born_on",),
    "birth_place": ("birth_place",),
    "life_status": ("life_status", "status_on", "status_reason"),
    "family": ("family", "relation"),
    "marital_status": ("marital_status",),
    "education": ("education",),
    "occupation": ("occupation",),
    "disability": ("disability",),
    "phone": ("phone",),
}
# Kept by PostgreSQL, remembers only what was found, or tells of the two as they were.
STAYS = (FamilySummary, ImportRow, Pair)


def differing(first: Person, second: Person) -> list[str]:
    """The parts that are not the same on both records."""
    return [
        part
        for part, columns in PARTS.items()
        if any(getattr(first, column) != getattr(second, column) for column in columns)
    ]


def better(first: Person, second: Person) -> set[str]:
    """The parts to take from the second unless somebody knows better: what the first lacks."""
    taken = {
        part
        for part in differing(first, second)
        if not getattr(first, PARTS[part][0]) and getattr(second, PARTS[part][0])
    }
    if first.family.state != FamilyState.ACTIVE and second.family.state == FamilyState.ACTIVE:
        taken |= {"family", "life_status"}
    return taken & set(differing(first, second))


def values_after(
    first: Person, second: Person, taken: set[str], members: Iterable[Person]
) -> dict[str, Any]:
    """What the kept record says then; `members` are all people of both families.

    In one family a head stays head, whatever was chosen; beside another head nobody is one.
    """
    values = {
        column: getattr(second if part in taken else first, column)
        for part, columns in PARTS.items()
        for column in columns
    }
    is_one_family = first.family_id == second.family_id
    if is_one_family and Relation.HEAD in {first.relation, second.relation}:
        values["relation"] = Relation.HEAD
    others = [one for one in members if one not in (first, second)]
    if any(one.family_id == values["family"].pk and is_living_head(one) for one in others):
        values["relation"] = "" if values["relation"] == Relation.HEAD else values["relation"]
    return values


def close(gone: Person, kept: Person, *, at: datetime) -> None:
    """The record is nobody's from now on; those merged into it before follow to the kept one."""
    for earlier in Person.objects.held().filter(merged_into=gone).order_by("pk"):
        write(earlier, {"merged_into": kept})
    write(
        gone,
        {
            "life_status": LifeStatus.INVALID,
            "status_on": timezone.localdate(at),
            "status_reason": _("digabung dengan catatan lain"),
            "merged_into": kept,
        },
    )


def move_along(gone: Person, kept: Person, *, deed: Deed) -> None:
    """Whatever points at the one points at the other; remembered row by row."""
    for field in _pointing_fields():
        model: Any = field.model
        rows = list(model._base_manager.filter(**{field.name: gone}).values_list("pk", flat=True))
        with refused_by(model):
            model._base_manager.filter(pk__in=rows).update(**{field.name: kept})
        MovedRow.objects.bulk_create(
            MovedRow(deed=deed, table=model._meta.label_lower, column=field.name, row_id=row)
            for row in rows
        )


def move_back(deed: Deed, kept: Person, gone: Person) -> None:
    """Those that still point at the kept record."""
    moved = list(MovedRow.objects.filter(deed=deed).values_list("table", "column", "row_id"))
    for field in _pointing_fields():
        model: Any = field.model
        place = (model._meta.label_lower, field.name)
        rows = [row for table, column, row in moved if (table, column) == place]
        with refused_by(model):
            model._base_manager.filter(pk__in=rows, **{field.name: kept}).update(
                **{field.name: gone}
            )
    MovedRow.objects.filter(deed=deed).delete()


def settle(family: Family, *, at: datetime) -> Changes:
    """Exactly one head where somebody lives; where nobody does, the family ends."""
    living = living_among(people_of(family))
    if family.state != FamilyState.ACTIVE:
        return {}
    if not living:
        ended = {
            "state": FamilyState.ENDED,
            "state_on": timezone.localdate(at),
            "state_reason": _("anggotanya digabung ke keluarga lain"),
        }
        return write(family, ended)
    if any(map(is_living_head, living)):
        return {}
    head = succession.successor(living, on=timezone.localdate(at))
    return write_relations(living, succession.restated(living, head=head)) if head else {}


def _pointing_fields() -> Iterator[models.ForeignKey[Any, Any]]:
    """Every foreign key to a person, in this room and in those above."""
    for relation in Person._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ForeignObjectRel):
            continue
        field = relation.field
        if isinstance(field, models.ForeignKey) and field.model not in (*STAYS, Person):
            yield field
