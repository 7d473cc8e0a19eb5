"""PostgreSQL itself keeps letters and printed copies as they are."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from duren_sawit.documents.models import Copy, Letter
from tests.clock import NOW
from tests.factories.accounts import UserFactory
from tests.factories.documents import CopyFactory, LetterFactory

pytestmark = pytest.mark.django_db


def refused(sql: str, *values: object) -> str:
    with (
        pytest.raises(DatabaseError) as caught,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql, values)
    return str(caught.value).splitlines()[0]


@pytest.mark.parametrize(
    "change",
    [
        "snapshot = '{}'",
        "content_hash = repeat('a', 64)",
        "number = '1/2026'",
        "serial = 7",
        "code = '22222222'",
        "kind = 'OTHER'",
        "about = 'orang lain'",
        "issued_at = now()",
        "paper = 'F4'",
        "needs_approval = false",
    ],
)
def test_what_was_issued_cannot_be_changed(change):
    letter = LetterFactory()

    said = refused(f"UPDATE documents_letter SET {change} WHERE id = %s", letter.pk)  # noqa: S608 -- written here

    assert said == "a letter is frozen when it is issued"
    assert Letter.objects.filter(pk=letter.pk).values().get() == {
        field.attname: getattr(letter, field.attname) for field in Letter._meta.concrete_fields
    } | {"created_at": Letter.objects.get(pk=letter.pk).created_at}


def test_a_letter_is_approved_once():
    letter, head, other = LetterFactory(), UserFactory(), UserFactory()
    Letter.objects.filter(pk=letter.pk).update(approved_by=head, approved_at=NOW)

    for change in ("approved_at = NULL, approved_by_id = NULL", f"approved_by_id = {other.pk}"):
        sql = f"UPDATE documents_letter SET {change} WHERE id = %s"  # noqa: S608 -- written here
        assert refused(sql, letter.pk) == "a letter is frozen when it is issued"

    letter.refresh_from_db()
    assert (letter.approved_by, letter.approved_at) == (head, NOW)


@pytest.mark.parametrize("table", ["documents_letter", "documents_copy"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_letters_and_copies_cannot_be_removed(table, statement):
    CopyFactory()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    said = refused(statement.format(table))

    assert said.endswith("is refused: letters stay")
    assert (Letter.objects.count(), Copy.objects.count()) == (1, 1)


def test_a_printed_copy_cannot_be_exchanged():
    copy = CopyFactory(ready=True)

    said = refused("UPDATE documents_copy SET file_hash = repeat('1', 64) WHERE id = %s", copy.pk)

    assert said == "a printed copy is frozen"


def test_a_copy_keeps_its_number_while_it_is_printed():
    copy = CopyFactory()

    assert refused("UPDATE documents_copy SET number = 9 WHERE id = %s", copy.pk) == (
        "a printed copy is frozen"
    )
    Copy.objects.filter(pk=copy.pk).update(progress_done=2)
    copy.refresh_from_db()
    assert (copy.number, copy.progress_done) == (1, 2)


def test_nobody_approves_their_own_letter():
    letter = LetterFactory()

    with pytest.raises(IntegrityError, match="documents_letter_approved_by_another"):
        Letter.objects.filter(pk=letter.pk).update(approved_by=letter.issued_by, approved_at=NOW)
