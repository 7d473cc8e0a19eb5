"""Renewing the keys of personal columns from the terminal."""

import json

import pytest
from django.core.management import call_command

from duren_sawit.accounts.models import User
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.keyring import Keyring, load
from duren_sawit.lib.nik import Nik
from duren_sawit.operations.choices import Event
from duren_sawit.operations.models import KeyRenewal
from tests.factories.accounts import UserFactory

NIK = Nik("3175074101800001")


def test_a_new_key_goes_into_the_file_and_old_ones_stay(settings, tmp_path, capsys):
    settings.KEYS_FILE = tmp_path / "keys.json"
    settings.FIELD_KEYRING = before = load(settings.KEYS_FILE)

    call_command("renew_keys", new_key=True)

    after = load(settings.KEYS_FILE)
    assert (after.current, set(after.keys)) == (2, {1, 2})
    assert (after.keys[1], after.index_key) == (before.keys[1], before.index_key)
    assert settings.KEYS_FILE.stat().st_mode & 0o777 == 0o600
    assert capsys.readouterr().out.startswith("Kunci nomor 2 ditambahkan.")


def test_a_ring_from_the_environment_is_shown_instead(settings, capsys):
    settings.KEYS_FILE = None

    call_command("renew_keys", new_key=True, json=True)

    said = json.loads(capsys.readouterr().out)
    assert Keyring.from_text(said["ring"]).current == said["key"] == 2


@pytest.mark.django_db
def test_all_values_are_closed_anew_and_the_old_key_may_go(settings, capsys):
    person = UserFactory(nik=NIK)
    old = settings.FIELD_KEYRING
    settings.FIELD_KEYRING = ring = old.renewed()

    call_command("renew_keys")

    settings.FIELD_KEYRING = Keyring(2, {2: ring.keys[2]}, ring.index_key)
    assert User.objects.get(pk=person.pk).nik == NIK
    assert User.objects.get(nik=NIK) == person
    renewal = KeyRenewal.objects.get()
    entry = AuditEvent.objects.about(renewal).get()
    assert (renewal.key_number, entry.event) == (2, Event.KEYS_RENEWED)
    assert f"{renewal.value_count} nilai ditutup dengan kunci nomor 2." in capsys.readouterr().out
