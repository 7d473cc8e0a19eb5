"""What goes into a file of the register, person by person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Case, IntegerField, Value, When

from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Area
from duren_sawit.lib.nik import CardNumber, Sex
from households.choices import (
    Disability,
    Education,
    LifeStatus,
    MaritalStatus,
    Relation,
    VisitStatus,
)
from households.models import Export, Person
from households.models.exports import ExportQuerySet
from households.occupations import Occupation
from households.policies.exports import may_take
from households.selectors.lists import Asked, narrowed

if TYPE_CHECKING:
    from households.models.people import PersonQuerySet
    from households.sheets import Cell

# Heading, and where a person's value comes from. Files are Indonesian only, as letters are.
COLUMNS = {
    "RT/RW": "family__area__long_name",
    "Alamat": "family__dwelling__address",
    "No. KK": "family__kk_number",
    "Kepala keluarga": "family__summary__head__name",
    "Nama": "name",
    "NIK": "nik",
    "Hubungan": "relation",
    "Jenis kelamin": "sex",
    "Tempat lahir": "birth_place",
    "Tanggal lahir": "born_on",
    "Status kawin": "marital_status",
    "Pendidikan": "education",
    "Pekerjaan": "occupation",
    "Disabilitas": "disability",
    "Status": "life_status",
    "Kunjungan": "family__summary__visit_status",
}
WORDS = {
    column: dict(choices.choices)
    for column, choices in {
        "relation": Relation,
        "sex": Sex,
        "marital_status": MaritalStatus,
        "education": Education,
        "occupation": Occupation,
        "disability": Disability,
        "life_status": LifeStatus,
        "family__summary__visit_status": VisitStatus,
    }.items()
}
NUMBER_PLACES = [
    place for place, column in enumerate(COLUMNS.values()) if column in {"nik", "family__kk_number"}
]
CHUNK = 2000
_FIRST_THE_HEAD = Case(
    When(relation=Relation.HEAD, then=Value(0)), default=Value(1), output_field=IntegerField()
)


def exports(reader: User) -> ExportQuerySet:
    found: ExportQuerySet = Export.objects.visible_to(reader)
    return found.newest_first()


def may_take_file(reader: User, export: Export) -> bool:
    """Whether the file is there and still this reader's to take."""
    return bool(export.file) and may_take(export, reader)


def export_people_unscoped(asked: Asked, places: list[Area], *, on: date) -> PersonQuerySet:
    """Everybody in the families of these places that fit, in the order of the list.

    For the maker of files; `services.exports.request` has seen to it that they may be read.
    """
    people: PersonQuerySet = Person.objects.known()
    people = people.filter(family__in=narrowed(asked, places, on=on).values("pk"))
    return people.order_by(
        "family__area__path", "family__summary__head_key", "family", _FIRST_THE_HEAD, "born_on"
    )


def export_rows(people: PersonQuerySet, *, has_full_numbers: bool) -> Iterator[list[Cell]]:
    """Cells in the order of COLUMNS, held in memory a few at a time."""
    words = [
        {value: str(label) for value, label in WORDS.get(column, {}).items()}
        for column in COLUMNS.values()
    ]
    for values in people.values_list(*COLUMNS.values()).iterator(chunk_size=CHUNK):
        cells = [
            said.get(value, "") if said else value
            for value, said in zip(values, words, strict=True)
        ]
        for place in NUMBER_PLACES:
            cells[place] = _number(cells[place], is_full=has_full_numbers)
        yield cells


def _number(number: object, *, is_full: bool) -> str:
    if not isinstance(number, CardNumber):
        return ""
    return number.full if is_full else number.mask(paper=True)
