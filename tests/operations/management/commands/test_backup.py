"""The backup from the terminal: one line, one object, one exit status."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from duren_sawit.audit.models import AuditEvent
from duren_sawit.operations import probes
from duren_sawit.operations.choices import Event
from duren_sawit.operations.models import Backup
from duren_sawit.operations.vault import passphrases
from tests.clock import NOW
from tests.factories.areas import SiteFactory

NAME = "duren-sawit-20261124-090000.tar.age"


@pytest.fixture
def folder(transactional_db, clock, settings, tmp_path, monkeypatch) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setenv(passphrases.VARIABLE, "kata sandi cadangan")
    SiteFactory()
    return tmp_path / "backup"


def test_one_line_says_where_it_is(folder, capsys):
    call_command("backup", to=folder)

    out = capsys.readouterr().out
    assert out.startswith(f"Cadangan tersimpan di {folder / NAME} (")
    assert [path.name for path in folder.iterdir()] == [NAME]


def test_json_is_one_object(folder, capsys):
    call_command("backup", to=folder, json=True)

    said = json.loads(capsys.readouterr().out)
    assert (said["done"], said["file"], said["removed"]) == (True, str(folder / NAME), [])
    assert said["bytes"] == (folder / NAME).stat().st_size
    assert sorted(said["parts"]) == ["database", "keys"]


def test_the_backup_is_noted(folder):
    call_command("backup", to=folder)

    backup = Backup.objects.get()
    assert (backup.made_at, backup.file_name) == (NOW, NAME)
    assert AuditEvent.objects.about(backup).get().event == Event.BACKUP_MADE


def test_older_ones_go(folder, capsys):
    folder.mkdir()
    for day in (20, 21):
        (folder / f"duren-sawit-202611{day}-020000.tar.age").touch()

    call_command("backup", to=folder, keep=2, json=True)

    assert json.loads(capsys.readouterr().out)["removed"] == ["duren-sawit-20261120-020000.tar.age"]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("pendek", "Kata sandi cadangan paling sedikit 12 huruf."),
        ("", "Isi BACKUP_PASSPHRASE dengan kata sandi cadangan."),
    ],
)
def test_without_a_proper_passphrase_nothing_is_made(folder, monkeypatch, capsys, given, sentence):
    monkeypatch.setenv(passphrases.VARIABLE, given)

    with pytest.raises(SystemExit) as end:
        call_command("backup", to=folder)

    assert (end.value.code, capsys.readouterr().err) == (1, f"{sentence}\n")
    assert not folder.exists()
    assert Backup.objects.count() == 0


def test_what_went_wrong_is_one_object_too(folder, monkeypatch, capsys):
    monkeypatch.setenv(passphrases.VARIABLE, "pendek")

    with pytest.raises(SystemExit):
        call_command("backup", to=folder, json=True)

    assert json.loads(capsys.readouterr().out) == {
        "done": False,
        "reason": "Kata sandi cadangan paling sedikit 12 huruf.",
    }


def test_a_silent_database_is_said_at_once(folder, monkeypatch, capsys):
    monkeypatch.setattr(probes, "database_answers", lambda: False)

    with pytest.raises(SystemExit):
        call_command("backup", to=folder)

    assert capsys.readouterr().err == "Basis data belum menjawab; periksa DATABASE_URL.\n"
