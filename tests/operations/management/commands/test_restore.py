"""From one machine to another: servers of their own, keys of their own, nothing shared."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from django.conf import settings

from duren_sawit.embedded import Servers

pytestmark = pytest.mark.servers

PASSPHRASE = "kata sandi cadangan"

FURNISH = """
from datetime import datetime, timedelta
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Area, Site
from duren_sawit.audit.models import AuditEvent
from duren_sawit.audit.services import seals
from duren_sawit.lib.nik import Nik
code = "31.75.07.1001"
village = Area.objects.create(level="VILLAGE", code=code, path=f"{code}.", name="Uji")
Site.objects.create(id=1, village=village, kind="KELURAHAN", name="Uji", postal_code="13440")
nik = Nik("3175074512800012")
User.objects.create(username="sari", full_name="Sari Contoh", title="IBU", nik=nik)
default_storage.save("letters/surat.pdf", ContentFile(b"%PDF"))
before = timezone.now() - timedelta(days=1)
told = {"event": "a.b.c", "subject_type": "a.b", "subject_id": 1}
AuditEvent.objects.create(**told, at=before, recorded_at=before)
seals.seal_days(by=None, at=timezone.now())
"""
READ = """
from django.core.files.storage import default_storage
from duren_sawit.accounts.models import User
print(User.objects.get().nik.full, default_storage.open("letters/surat.pdf").read().decode())
"""


class Machine:
    """A setup with everything of its own below one folder."""

    def __init__(self, folder: Path) -> None:
        self.var = folder / "var"

    def manage(self, *arguments: str, opened_by: str = PASSPHRASE) -> "Outcome":
        own = {"DUREN_VAR": str(self.var), "BACKUP_PASSPHRASE": opened_by}
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env=kept | own,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr


Outcome = tuple[int, str, str]


@pytest.fixture(scope="module")
def machines():
    """The one whose village is backed up, and a new one that nobody ever started."""
    folder = Path(tempfile.mkdtemp(prefix="ds-", dir="/tmp"))
    folder.chmod(0o755)
    old, new = Machine(folder / "a"), Machine(folder / "b")
    yield old, new, folder
    for machine in (old, new):
        Servers(machine.var).stop()
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def backup(machines) -> str:
    old, _new, folder = machines
    assert old.manage("migrate", "-v0") == (0, "", "")
    assert old.manage("shell", "-v0", "-c", FURNISH) == (0, "", "")
    status, out, _err = old.manage("backup", "--to", str(folder / "backup"), "--json")
    assert status == 0
    return json.loads(out)["file"]


def test_a_village_moves_to_a_new_machine(machines, backup):
    old, new, _folder = machines

    status, out, err = new.manage("restore", backup)

    assert (status, err) == (0, "")
    assert out.startswith("Kelurahan Uji dipulihkan dari cadangan ")
    assert new.manage("shell", "-v0", "-c", READ) == (0, "3175074512800012 %PDF\n", "")
    assert new.manage("verify_trail")[0] == 0
    for name in ("keys.json", "secret_key"):
        kept, made = ((machine.var / name).read_text() for machine in (new, old))
        assert kept.strip() == made.strip()


def test_a_second_time_it_asks_for_the_name(machines, backup):
    _old, new, _folder = machines

    status, out, err = new.manage("restore", backup, "--json")

    sentence = (
        "Di sini sudah ada data Kelurahan Uji. Untuk menggantinya: --replace “Kelurahan Uji”."
    )
    assert (status, err) == (1, f"{sentence}\n")
    assert json.loads(out) == {"done": False, "reason": sentence}

    status, out, _err = new.manage("restore", backup, "--replace", "Kelurahan Uji", "--json")

    said = json.loads(out)
    assert (status, said["done"], said["village"]) == (0, True, "Kelurahan Uji")
    assert (said["trail_is_sound"], said["rows"]["accounts.user"]) == (True, 1)


def test_keys_are_shown_to_whoever_has_the_passphrase(machines, backup):
    old, _new, _folder = machines

    keys = (old.var / "keys.json").read_text().strip()
    assert old.manage("restore", backup, "--show-keys") == (0, f"FIELD_KEYS='{keys}'\n", "")
    wrong = old.manage("restore", backup, "--show-keys", opened_by="kata sandi lain")
    assert wrong == (1, "", "Kata sandi cadangan belum cocok.\n")
