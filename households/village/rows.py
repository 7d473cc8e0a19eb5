"""Made-up dwellings, families and people as rows for COPY, closed and keyed like any others."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model

from duren_sawit.lib import names
from duren_sawit.lib.derived import tail_index
from duren_sawit.lib.nik import CardNumber
from households.choices import VisitStatus
from households.models import Dwelling, Family, Person
from households.village.making import MadeDwelling, MadeFamily, MadePerson

Row = tuple[object, ...]
NIK: Any = Person._meta.get_field("nik")
KK_NUMBER: Any = Family._meta.get_field("kk_number")
COLUMNS: dict[type[Model], str] = {
    Dwelling: """id public_id area_id address address_key latitude longitude visit_status visited_on
        visited_by_id visit_note""",
    Family: "id public_id area_id dwelling_id kk_number kk_tail_index state state_on state_reason",
    Person: """id public_id family_id name name_key nik nik_tail_index temporary_nik relation sex
        born_on birth_place marital_status education occupation disability phone life_status
        status_on status_reason""",
}


def dwelling(pk: int, made: MadeDwelling, *, area_id: int, visitor_id: int | None) -> Row:
    visit = made.visit
    return (
        pk,
        made.public_id,
        area_id,
        made.address,
        names.key(made.address),
        made.latitude,
        made.longitude,
        visit.status,
        visit.on,
        None if visit.status == VisitStatus.NOT_YET else visitor_id,
        visit.note,
    )


def family(pk: int, made: MadeFamily, *, area_id: int, dwelling_id: int) -> Row:
    return (
        pk,
        made.public_id,
        area_id,
        dwelling_id,
        *_closed(KK_NUMBER, made.kk_number),
        made.state,
        made.state_on,
        made.state_reason,
    )


def person(pk: int, made: MadePerson, *, family_id: int) -> Row:
    return (
        pk,
        made.public_id,
        family_id,
        made.name,
        names.key(made.name),
        *_closed(NIK, made.nik),
        made.temporary_nik,
        made.relation,
        made.sex,
        made.born_on,
        made.birth_place,
        made.marital_status,
        made.education,
        made.occupation,
        made.disability,
        made.phone,
        made.life_status,
        made.status_on,
        made.status_reason,
    )


def people(families: Sequence[tuple[int, MadeFamily]], pks: Sequence[int]) -> list[Row]:
    """Everybody of these families, numbered in turn."""
    pairs = [(pk, one) for pk, made in families for one in made.people]
    return [
        person(own, one, family_id=family_id)
        for own, (family_id, one) in zip(pks, pairs, strict=True)
    ]


def _closed(field: Any, number: CardNumber | None) -> Row:
    return (None, None) if number is None else (field.seal(number), tail_index(number.full[-4:]))
