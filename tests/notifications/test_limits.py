"""Quiet at night, patient with mail servers."""

from datetime import timedelta

import pytest

from duren_sawit.notifications.limits import pause_after, waking
from tests.clock import village_time


@pytest.mark.parametrize(
    ("moment", "wakes"),
    [
        ((2026, 11, 24, 6, 0), (2026, 11, 24, 6, 0)),
        ((2026, 11, 24, 20, 59), (2026, 11, 24, 20, 59)),
        ((2026, 11, 24, 21, 0), (2026, 11, 25, 6, 0)),
        ((2026, 11, 24, 23, 59), (2026, 11, 25, 6, 0)),
        ((2026, 11, 25, 0, 0), (2026, 11, 25, 6, 0)),
        ((2026, 11, 25, 5, 59), (2026, 11, 25, 6, 0)),
    ],
)
def test_noise_waits_for_the_morning(moment, wakes):
    assert waking(village_time(*moment)) == village_time(*wakes)


def test_pauses_double():
    assert [pause_after(tries) for tries in (1, 2, 3)] == [
        timedelta(minutes=5), timedelta(minutes=10), timedelta(minutes=20),
    ]  # fmt: skip
