"""Reads table.txt: role x page x the answer to a GET."""

from functools import cache
from pathlib import Path

from django.urls import reverse

from duren_sawit.accounts.choices import Role
from tests.access.subjects import ROWS, SUBJECTS
from tests.fixtures.village import PEOPLE, Village

FILE = Path(__file__).with_name("table.txt")
ANONYMOUS = "anonymous"
COLUMNS: dict[str, Role | None] = {
    ANONYMOUS: None,
    **{username: role for role, (username, _name, _title) in PEOPLE.items()},
}
Answers = dict[str, int]


@cache
def pages() -> dict[str, Answers]:
    """Expected answers by page, in the order of the file."""
    heading, *rows = [
        line.split()
        for line in FILE.read_text().splitlines()
        if line.strip() and not line.startswith("#")
    ]
    if heading != ["page", *COLUMNS]:
        raise ValueError(f"the columns of {FILE.name} must be: page {' '.join(COLUMNS)}")
    return {page: dict(zip(COLUMNS, map(int, cells), strict=True)) for page, *cells in rows}


def path_of(page: str, village: Village) -> str:
    """The page's address; pages about something get a thing that lies in RT 003 of RW 002."""
    if page in ROWS:
        ROWS[page](village)
    subject = SUBJECTS.get(page)
    return reverse(page, kwargs=subject(village) if subject else {})
