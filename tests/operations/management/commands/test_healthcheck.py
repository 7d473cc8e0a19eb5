"""The same answer in the terminal, and an exit status."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command

from duren_sawit.operations import limits, probes
from duren_sawit.operations.models import Backup, Heartbeat
from tests.clock import NOW


def test_a_healthy_machine_is_said_in_one_word(healthy, capsys):
    call_command("healthcheck")

    assert capsys.readouterr().out == "Siap.\n"


def test_json_is_one_object(healthy, capsys):
    call_command("healthcheck", json=True)

    said = json.loads(capsys.readouterr().out)
    assert said["ready"] is True
    assert set(said["parts"].values()) == {"OK"}


def test_what_is_worth_a_look_is_said_and_the_status_stays_good(healthy, capsys):
    Backup.objects.all().delete()

    call_command("healthcheck")

    assert capsys.readouterr().out == "Siap. Belum pernah ada cadangan.\n"


def test_what_is_in_the_way_ends_with_status_one(healthy, capsys):
    Heartbeat.objects.update(at=NOW - limits.WORKER_SILENCE - timedelta(seconds=1))

    with pytest.raises(SystemExit) as end:
        call_command("healthcheck")

    assert end.value.code == 1
    assert capsys.readouterr().out == (
        "Belum siap. Pekerja latar belum memberi kabar dalam 3 menit terakhir.\n"
    )


def test_what_cannot_be_asked_is_said_once(healthy, capsys, monkeypatch):
    monkeypatch.setattr(probes, "database_answers", lambda: False)

    with pytest.raises(SystemExit):
        call_command("healthcheck")

    assert capsys.readouterr().out == (
        "Belum siap. Basis data belum menjawab. Belum bisa diperiksa tanpa basis data.\n"
    )
