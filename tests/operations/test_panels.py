"""What stands on the operator's home."""

from datetime import timedelta

import pytest

from duren_sawit.accounts.choices import Role
from duren_sawit.operations.panels import backup_is_old
from tests.clock import NOW
from tests.factories.operations import BackupFactory


def work(person, at=NOW) -> list[str]:
    return [task.title for task in backup_is_old(person, at)]


def test_the_operator_is_told_that_there_is_no_backup(village):
    assert work(village.people[Role.OPERATOR]) == ["Belum pernah ada cadangan."]


def test_a_fresh_backup_is_no_work(village):
    BackupFactory()

    assert work(village.people[Role.OPERATOR]) == []
    later = NOW + timedelta(days=3)
    assert work(village.people[Role.OPERATOR], at=later) == ["Cadangan terakhir 3 hari lalu."]


@pytest.mark.parametrize("role", [Role.LURAH, Role.RT_HEAD, Role.AUDITOR])
def test_others_are_not_bothered(village, role):
    assert work(village.people[role]) == []
