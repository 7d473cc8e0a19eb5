"""A village with everything a backup must keep, its backup, and a place for it to come back to."""

import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection

from duren_sawit.accounts.models import User
from duren_sawit.audit.models import AuditEvent
from duren_sawit.audit.services import seals
from duren_sawit.lib.nik import Nik
from duren_sawit.operations.vault import age, unpacking
from duren_sawit.operations.vault.packing import Packed, pack
from duren_sawit.operations.vault.unpacking import BackupFile
from tests.clock import NOW, village_time
from tests.factories.accounts import UserFactory
from tests.factories.areas import SiteFactory
from tests.factories.audit import AuditEventFactory

SECRET = "kata sandi cadangan"
NIK = Nik("3175074512800012")


@dataclass(frozen=True)
class Backed:
    """A backup and what was in the village when it was made."""

    packed: Packed

    @property
    def path(self) -> Path:
        return self.packed.path

    @property
    def file(self) -> BackupFile:
        return BackupFile(self.path, SECRET)


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Scrypt at its weakest: what is tested here is not how long it takes."""
    monkeypatch.setattr(age.Writer.__init__, "__kwdefaults__", {"work": 4})


@pytest.fixture
def forgotten(monkeypatch) -> list[str]:
    """What a restore empties, named instead of done: the servers may be in use by a demo."""
    emptied: list[str] = []
    monkeypatch.setattr(unpacking, "_forget_the_past", lambda: emptied.append("the past"))
    return emptied


@pytest.fixture
def machine(transactional_db, settings, tmp_path, forgotten) -> Path:
    """Files and keys of this test's own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.KEYS_FILE = tmp_path / "keys.json"
    settings.SECRET_FILE = tmp_path / "secret_key"
    settings.SECRET_FILE.write_text("old secret")
    settings.KEYS_FILE.write_text("old keys")
    return tmp_path


@pytest.fixture
def backed(machine) -> Backed:
    SiteFactory()
    UserFactory(username="sari", nik=NIK)
    default_storage.save("letters/2026/11/surat.pdf", ContentFile(b"%PDF surat"))
    AuditEventFactory(at=village_time(2026, 11, 23, 9))
    seals.seal_days(by=None, at=NOW)
    Session.objects.create(session_key="x", session_data="", expire_date=NOW + timedelta(days=1))
    return Backed(pack(machine / "backup", passphrase=SECRET, at=NOW))


@pytest.fixture
def emptied(backed) -> Backed:
    """The same place as after a first start: tables without rows, no files; and the backup."""
    call_command("flush", verbosity=0, interactive=False)
    shutil.rmtree(settings.MEDIA_ROOT)
    return backed


def databases() -> list[str]:
    """All databases of this test's own."""
    with connection.cursor() as cursor:
        mine = f"{connection.settings_dict['NAME']}%"
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [mine])
        return sorted(name for (name,) in cursor.fetchall())


def village() -> dict[str, object]:
    """Everything of the village that a restore must bring or leave alone."""
    return {
        "database": connection.settings_dict["NAME"],
        "databases": databases(),
        "people": list(User.objects.values_list("username", "nik")),
        "trail": AuditEvent.objects.count(),
        "files": sorted(default_storage.listdir("letters/2026/11")[1])
        if default_storage.exists("letters/2026/11")
        else [],
        "keys": settings.KEYS_FILE.read_text() if settings.KEYS_FILE else "",
        "secret": settings.SECRET_FILE.read_text(),
        "hidden": sorted(path.name for path in settings.MEDIA_ROOT.glob(".*")),
    }
