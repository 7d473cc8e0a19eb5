"""Finding the encrypted columns, and noticing keys that are not theirs."""

import pytest

from duren_sawit.accounts.models import User
from duren_sawit.lib.keyring import Keyring
from duren_sawit.lib.nik import Nik
from duren_sawit.operations.closed_columns import all_open, closed_columns
from tests.factories.accounts import UserFactory


def test_every_encrypted_column_is_found():
    assert {(User, "nik"), (User, "kk_number")} <= set(closed_columns())


@pytest.mark.django_db
def test_other_keys_are_noticed(settings):
    assert all_open()
    UserFactory(nik=Nik("3175074101800001"))
    assert all_open()

    settings.FIELD_KEYRING = Keyring.generate()

    assert not all_open()
