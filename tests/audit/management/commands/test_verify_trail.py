"""The trail, checked from the terminal."""

import json

import pytest
from django.core.management import call_command

from duren_sawit.audit.models import AuditSeal
from duren_sawit.audit.services import seals
from tests.clock import NOW, village_time
from tests.factories.audit import AuditEventFactory

pytestmark = pytest.mark.usefixtures("db", "clock")


@pytest.fixture
def sealed():
    AuditEventFactory(at=village_time(2026, 11, 23, 9))
    seals.seal_days(by=None, at=NOW)
    code = AuditSeal.objects.get().digest[:16].upper()
    return " ".join(code[start : start + 4] for start in range(0, 16, 4))


def test_a_sound_trail_shows_its_last_seal(sealed, capsys):
    call_command("verify_trail")

    assert capsys.readouterr().out == f"Jejak utuh sampai 23 November 2026. Segel {sealed}.\n"


def test_a_trail_without_seal_says_so(capsys):
    call_command("verify_trail")

    out = capsys.readouterr().out
    assert out == "Jejak belum disegel; segel pertama dibuat nanti malam.\n"


def test_a_changed_trail_names_the_day_and_ends_with_status_one(sealed, capsys):
    AuditEventFactory(at=village_time(2026, 11, 23, 10))

    with pytest.raises(SystemExit) as end:
        call_command("verify_trail")

    assert end.value.code == 1
    assert capsys.readouterr().out == (
        "Jejak berubah.\n23 November 2026: Banyaknya catatan hari ini berbeda dari segelnya.\n"
    )


def test_json_is_one_object(sealed, capsys):
    AuditEventFactory(at=village_time(2026, 11, 23, 10))

    with pytest.raises(SystemExit):
        call_command("verify_trail", json=True)

    assert json.loads(capsys.readouterr().out) == {
        "sound": False,
        "sealed_until": "2026-11-23",
        "seal": sealed,
        "findings": [{"flaw": "COUNT_DIFFERS", "day": "2026-11-23", "entry": None}],
    }
