"""One encrypted file of everything, complete or not there at all."""

import io
import json
import os
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
from django.db import connection

from duren_sawit.operations.vault import packing, tools
from duren_sawit.operations.vault.databases import leave
from duren_sawit.operations.vault.packing import pack, rotate
from duren_sawit.operations.vault.troubles import Unfinished
from tests.clock import NOW
from tests.factories.areas import SiteFactory
from tests.operations.vault.conftest import SECRET


def listed(path: Path) -> list[tuple[str, bytes]]:
    """As anybody could with `age --decrypt | tar x`."""
    plain = io.BytesIO(pyrage.passphrase.decrypt(path.read_bytes(), SECRET))
    with tarfile.open(fileobj=plain) as tar:
        return [(member.name, tar.extractfile(member).read()) for member in tar]


def test_the_file_is_named_after_the_moment_and_private(backed):
    assert backed.path.name == "duren-sawit-20261124-090000.tar.age"
    assert oct(backed.path.stat().st_mode)[-3:] == "600"
    assert backed.packed.byte_count == backed.path.stat().st_size


def test_other_tools_open_it(backed, settings):
    contents = listed(backed.path)

    assert [name for name, _data in contents] == [
        "database/000001",
        "media/letters/2026/11/surat.pdf",
        "keys/keyring.json",
        "keys/secret_key",
        "manifest.json",
    ]
    files = dict(contents)
    assert files["database/000001"].startswith(b"PGDMP")
    assert files["media/letters/2026/11/surat.pdf"] == b"%PDF surat"
    assert files["keys/keyring.json"].decode() == settings.FIELD_KEYRING.to_text()


def test_the_manifest_says_what_is_inside(backed):
    manifest = json.loads(listed(backed.path)[-1][1])

    assert (manifest["village"], manifest["made_at"]) == ("Kelurahan Duren Sawit", NOW.isoformat())
    assert manifest["counts"]["accounts.user"] == 1
    assert manifest["counts"]["audit.auditevent"] == 2
    assert "sessions.session" not in manifest["counts"]
    assert "operations.0001_initial" in manifest["migrations"]
    assert [part["file_count"] for part in manifest["parts"].values()] == [1, 1, 2]


def test_nothing_in_it_can_be_read_without_the_passphrase(backed):
    sealed = backed.path.read_bytes()

    assert not any(word in sealed for word in (b"sari", b"surat", b"Duren Sawit", b"PGDMP"))


def test_leftovers_of_an_interrupted_restore_stay_outside(backed, settings, tmp_path):
    leftover = settings.MEDIA_ROOT / ".restoring-20261124090000" / "x.pdf"
    leftover.parent.mkdir()
    leftover.write_bytes(b"x")

    again = pack(tmp_path / "again", passphrase=SECRET, at=NOW)

    assert again.manifest.parts["media"] == backed.packed.manifest.parts["media"]


def refusal(folder: Path) -> str:
    with pytest.raises(Unfinished) as refused:
        pack(folder, passphrase=SECRET, at=NOW)
    return str(refused.value)


def test_a_full_disk_leaves_no_file(machine, monkeypatch):
    monkeypatch.setattr(packing, "_draft", lambda _path: os.open("/dev/full", os.O_WRONLY))

    assert refusal(machine) == (
        f"Penyimpanan di {machine} penuh; kosongkan dulu, lalu jalankan sekali lagi."
    )
    assert list(machine.glob("*.age*")) == []


def test_a_folder_that_is_none_is_named(machine):
    (machine / "file").write_text("x")

    assert refusal(machine / "file" / "backup").startswith(str(machine / "file"))


def test_a_dump_that_fails_leaves_no_file(machine, monkeypatch):
    broken = machine / "pg_dump"
    broken.write_text("#!/bin/sh\necho started\necho 'pg_dump: error: no room' >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(tools, "program", lambda *_, **__: broken)

    assert refusal(machine) == "Isi basis data belum bisa dibaca: pg_dump: error: no room"
    assert list(machine.glob("*.age*")) == []


def test_tools_that_are_too_old_are_named(db, monkeypatch, tmp_path):
    old = tmp_path / "pg_dump"
    old.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 15.10'\n")
    old.chmod(0o755)
    monkeypatch.setattr(tools, "_installed", lambda _name: [old])

    with pytest.raises(Unfinished) as refused:
        tools.program("pg_dump", at_least=18)

    assert str(refused.value) == (
        "pg_dump versi 18 belum ada; yang terpasang versi 15. Pasang postgresql-client-18."
    )


def test_tools_that_fit_are_found(db):
    found = tools.program("pg_restore", at_least=tools.server_major())

    assert tools.major_of(found) >= tools.server_major()


def test_rotation_keeps_the_newest_and_touches_nothing_else(tmp_path):
    names = [f"duren-sawit-202611{day:02}-020000.tar.age" for day in (20, 21, 22)]
    for name in [*names, "duren-sawit-notes.txt", "photo.tar.age"]:
        (tmp_path / name).touch()

    removed = rotate(tmp_path, keep=2)

    assert [path.name for path in removed] == names[:1]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *names[1:], "duren-sawit-notes.txt", "photo.tar.age",
    ]  # fmt: skip


def test_a_program_that_is_newer_than_the_tables_backs_up_what_is_there(machine):
    SiteFactory()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE operations_keyrenewal RENAME TO not_yet")
        cursor.execute("ALTER TABLE areas_site RENAME COLUMN address TO not_yet")
    try:
        manifest = pack(machine / "backup", passphrase=SECRET, at=NOW).manifest
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE not_yet RENAME TO operations_keyrenewal")
            cursor.execute("ALTER TABLE areas_site RENAME COLUMN not_yet TO address")

    assert manifest.village == "Kelurahan Duren Sawit"
    assert "operations.keyrenewal" not in manifest.counts
    assert manifest.counts["areas.site"] == 1


@pytest.fixture
def as_application(machine, settings, monkeypatch) -> Iterator[None]:
    """Sessions of the role that web, worker and the daily backup have."""
    with monkeypatch.context() as patch:
        leave()
        patch.setitem(connection.settings_dict, "USER", settings.DATABASE_APPLICATION_ROLE)
        yield
        leave()


def test_a_backup_needs_no_owner(machine, as_application, settings):
    packed = pack(machine / "backup", passphrase=SECRET, at=NOW)

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (settings.DATABASE_APPLICATION_ROLE,)
    assert packed.manifest.parts["database"].byte_count > 0
