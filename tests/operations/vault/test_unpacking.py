"""Everything comes back, or nothing is touched."""

import errno
from contextlib import contextmanager
from dataclasses import replace

import psycopg
import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import ProgrammingError, connection
from django.db.migrations.recorder import MigrationRecorder

from duren_sawit.accounts.models import User
from duren_sawit.audit.models import AuditEvent
from duren_sawit.audit.selectors import verify_trail_unscoped
from duren_sawit.lib.keyring import Keyring
from duren_sawit.operations.choices import Event
from duren_sawit.operations.models import Backup
from duren_sawit.operations.vault import files, manifest, packing, target, tools, unpacking
from duren_sawit.operations.vault.packing import pack
from duren_sawit.operations.vault.troubles import Unfinished
from duren_sawit.operations.vault.unpacking import BackupFile, unpack
from tests.clock import NOW, village_time
from tests.factories.accounts import UserFactory
from tests.factories.audit import AuditEventFactory
from tests.operations.vault.conftest import NIK, SECRET, databases, village

NAME = "Kelurahan Duren Sawit"
LATER = village_time(2026, 11, 25, 8)


def restore(backed, named: str = "", secret: str = SECRET):
    return unpack(BackupFile(backed.path, secret), replace=named, at=LATER)


def refusal(backed, named: str = "", secret: str = SECRET) -> str:
    """What a restore says that changes nothing."""
    before = village()
    with pytest.raises(Unfinished) as refused:
        restore(backed, named, secret)
    assert village() == before
    return str(refused.value)


def test_everything_comes_back_into_an_empty_place(backed, settings, forgotten):
    before = village()
    settings.KEYS_FILE.write_text("other keys")
    call_command("flush", verbosity=0, interactive=False)
    for path in settings.MEDIA_ROOT.rglob("*.pdf"):
        path.unlink()

    restored = restore(backed)

    after = village()
    assert User.objects.get().nik == NIK
    assert after | {"trail": after["trail"] - 1, "keys": before["keys"]} == before
    assert after["keys"] == settings.FIELD_KEYRING.to_text()
    assert restored.trail_is_sound
    assert forgotten == ["the past"]


def test_the_trail_tells_of_the_restore_and_is_sound(emptied):
    restore(emptied)

    backup = Backup.objects.get()
    entry = AuditEvent.objects.about(backup).get()
    assert (backup.file_name, backup.made_at) == (emptied.path.name, NOW)
    assert (entry.event, entry.at, entry.actor_id) == (Event.VILLAGE_RESTORED, LATER, None)
    assert verify_trail_unscoped(at=NOW) == []


def test_the_application_may_again_only_add_to_the_trail(emptied, settings):
    restore(emptied)

    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {settings.DATABASE_APPLICATION_ROLE}")
        try:
            UserFactory()
            AuditEventFactory()
            with pytest.raises(ProgrammingError, match="permission denied"):
                cursor.execute("UPDATE audit_auditevent SET id = id")
        finally:
            cursor.execute("RESET ROLE")


def test_nobody_is_signed_in_afterwards(emptied):
    restore(emptied)

    assert Session.objects.count() == 0


def test_the_guards_of_the_trail_stand_again(emptied):
    restore(emptied)

    with pytest.raises(Exception, match="append-only"):
        AuditEvent.objects.all().delete()


def test_a_place_with_data_is_not_replaced_unasked(backed):
    assert refusal(backed) == (
        f"Di sini sudah ada data {NAME}. Untuk menggantinya: --replace “{NAME}”."
    )


def test_a_place_is_replaced_by_its_own_name_only(backed):
    assert refusal(backed, "Kelurahan Klender") == (
        f"Nama tempat yang diganti adalah “{NAME}”; tulis sama persis."
    )


def test_a_named_place_is_replaced(backed, settings):
    User.objects.update(full_name="Orang Lain")
    (settings.MEDIA_ROOT / "letters/2026/11/baru.pdf").write_bytes(b"x")

    restore(backed, NAME.lower())

    assert User.objects.get().full_name != "Orang Lain"
    assert village()["files"] == ["surat.pdf"]
    assert databases() == [connection.settings_dict["NAME"]]


def test_files_alone_are_data_too(emptied, settings):
    settings.MEDIA_ROOT.mkdir()
    (settings.MEDIA_ROOT / "x.pdf").write_bytes(b"x")

    assert refusal(emptied).startswith(
        f"Di sini sudah ada data {connection.settings_dict['NAME']}."
    )


def test_a_database_at_work_is_left_alone(emptied):
    with psycopg.connect(**connection.get_connection_params()):
        assert refusal(emptied) == (
            "Basis data masih dipakai 1 sambungan; hentikan web, pekerja, dan beat dulu."
        )


def test_another_passphrase_is_said(emptied):
    assert refusal(emptied, secret="kata sandi lain") == "Kata sandi cadangan belum cocok."


@pytest.mark.parametrize("keep", [0.2, 0.9, -1])
def test_a_cut_file_is_said(emptied, keep):
    whole = emptied.path.read_bytes()
    emptied.path.write_bytes(whole[: int(len(whole) * keep) if keep > 0 else -1])

    assert refusal(emptied) == "Berkas cadangan rusak atau terpotong; pakai salinan yang lain."


def test_a_changed_file_is_said(emptied):
    changed = bytearray(emptied.path.read_bytes())
    changed[len(changed) // 2] ^= 1
    emptied.path.write_bytes(changed)

    assert refusal(emptied) == "Berkas cadangan rusak atau terpotong; pakai salinan yang lain."


def test_another_file_is_said(emptied):
    emptied.path.write_bytes(b"PK\x03\x04")

    assert refusal(emptied) == "Berkas ini bukan cadangan Duren Sawit."


def test_a_missing_file_is_said(emptied):
    emptied.path.unlink()

    assert refusal(emptied) == f"{emptied.path} belum ada."


def test_a_backup_of_a_newer_program_is_refused(emptied, monkeypatch):
    older = dict.fromkeys([("accounts", "0001_initial")])
    monkeypatch.setattr(manifest.MigrationLoader, "disk_migrations", older, raising=False)
    monkeypatch.setattr(manifest.MigrationLoader, "__init__", lambda *_: None)

    assert refusal(emptied) == (
        "Cadangan ini dibuat oleh program yang lebih baru; perbarui program ini dulu."
    )


def test_a_backup_of_a_newer_format_is_refused(machine, monkeypatch):
    monkeypatch.setattr(
        packing, "describe", lambda **facts: replace(manifest.describe(**facts), format=2)
    )
    packed = pack(machine / "backup", passphrase=SECRET, at=NOW)

    with pytest.raises(Unfinished, match="lebih baru"):
        unpack(BackupFile(packed.path, SECRET), replace="", at=LATER)


def test_a_backup_of_a_newer_server_is_refused(emptied, monkeypatch):
    monkeypatch.setattr(target.tools, "server_major", lambda: 17)

    assert refusal(emptied) == ("Cadangan dari PostgreSQL 18, server di sini 17; perbarui dulu.")


def test_an_older_backup_is_brought_up_to_date(machine):
    call_command("migrate", "audit", "0001", verbosity=0)
    packed = pack(machine / "backup", passphrase=SECRET, at=NOW)
    call_command("migrate", verbosity=0)

    unpack(BackupFile(packed.path, SECRET), replace="", at=LATER)

    applied = MigrationRecorder(connection).applied_migrations()
    assert ("audit", "0002_append_only") in applied
    with pytest.raises(Exception, match="append-only"):
        AuditEvent.objects.all().delete()


def test_keys_of_the_environment_must_be_those_of_the_backup(emptied, settings):
    settings.KEYS_FILE = None
    settings.FIELD_KEYRING = Keyring.generate()

    assert refusal(emptied) == (
        "FIELD_KEYS di sini bukan kunci cadangan ini; isi dengan yang ditunjukkan "
        "restore --show-keys, lalu jalankan sekali lagi."
    )
    shown = emptied.file.keyring()
    settings.FIELD_KEYRING = replace(shown, seal_keys={9: bytes(32)})
    assert refusal(emptied).startswith("FIELD_KEYS di sini bukan kunci cadangan ini; ")
    settings.FIELD_KEYRING = shown.renewed()
    restore(emptied)
    assert User.objects.get().nik == NIK


def test_missing_rows_are_noticed(machine, monkeypatch):
    monkeypatch.setattr(manifest, "row_counts", lambda labels: dict.fromkeys(labels, 7))
    packed = pack(machine / "backup", passphrase=SECRET, at=NOW)
    before = village()

    with pytest.raises(Unfinished, match="Banyaknya baris berbeda"):
        unpack(BackupFile(packed.path, SECRET), replace="", at=LATER)

    assert village() == before


def test_a_full_disk_changes_nothing(emptied, monkeypatch, settings):
    def fail(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.Staged, "receive", fail)

    assert refusal(emptied) == (
        f"Penyimpanan di {settings.MEDIA_ROOT} penuh; kosongkan dulu, lalu jalankan sekali lagi."
    )


def test_a_pg_restore_that_fails_changes_nothing(emptied, monkeypatch, tmp_path):
    broken = tmp_path / "pg_restore"
    broken.write_text("#!/bin/sh\necho 'pg_restore: error: no room' >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(tools, "program", lambda *_, **__: broken)

    assert refusal(emptied) == (
        "Isi cadangan belum bisa dimasukkan ke basis data: pg_restore: error: no room"
    )


def test_keys_that_do_not_fit_the_rows_change_nothing(emptied, monkeypatch):
    monkeypatch.setattr(target, "keyring_for", lambda _kept: Keyring.generate())

    assert refusal(emptied) == "Kunci dalam cadangan tidak membuka NIK di dalamnya."


def test_a_failure_in_the_last_moment_puts_everything_back(backed, monkeypatch):
    def fail():
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(unpacking, "_forget_the_past", fail)

    assert "Input/output error" in refusal(backed, NAME)


def test_a_name_that_cannot_be_taken_puts_everything_back(backed, monkeypatch):
    @contextmanager
    def moved_in(_self):
        with psycopg.connect(**connection.get_connection_params()) as session:
            session.execute("SELECT no_such_column")
        yield

    monkeypatch.setattr(files.Staged, "moved_in", moved_in)

    assert refusal(backed, NAME).startswith("Basis data belum bisa dipakai: ")


def test_servers_that_do_not_answer_are_named(emptied, monkeypatch):
    monkeypatch.setattr(target.probes, "broker_answers", lambda: False)
    assert refusal(emptied) == "Antrean belum menjawab; periksa REDIS_URL."

    monkeypatch.setattr(target.probes, "database_answers", lambda: False)
    assert refusal(emptied) == "Basis data belum menjawab; periksa DATABASE_URL."


def test_a_broken_trail_comes_back_and_is_said(backed, monkeypatch):
    monkeypatch.setattr(unpacking, "verify_trail_unscoped", lambda **_: ["finding"])

    assert not restore(backed, NAME).trail_is_sound
