"""Shared columns: a name for the outside, a stamp of the database."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.lib.sample import Resident

pytestmark = pytest.mark.django_db


def test_rows_have_their_own_public_id():
    first, second = Resident.objects.create(name="Sari"), Resident.objects.create(name="Budi")

    assert first.public_id.version == 4
    assert first.public_id != second.public_id


def test_the_database_stamps_a_row():
    resident = Resident.objects.create(name="Sari")

    resident.refresh_from_db()

    assert abs(resident.created_at - datetime.now(UTC)) < timedelta(minutes=5)
