"""Refusals: what a person reads, what a program reads."""

import pickle

import pytest
from django.utils.translation import gettext_lazy as _

from duren_sawit.lib.refusals import Obstacle, Refusal, refuse_if

CLOSED = Obstacle("round_closed", _("Tahap ini sudah ditutup."))
GIVEN = Obstacle("already_given", "Paket ini sudah diserahkan.")


def test_refuse_if_is_quiet_without_obstacles():
    assert refuse_if([]) is None


def test_refuse_if_raises_all_obstacles_at_once():
    with pytest.raises(Refusal) as caught:
        refuse_if(obstacle for obstacle in (CLOSED, GIVEN))

    assert caught.value.obstacles == (CLOSED, GIVEN)
    assert caught.value.codes == ("round_closed", "already_given")
    assert str(caught.value) == "Tahap ini sudah ditutup. Paket ini sudah diserahkan."


def test_a_refusal_survives_the_way_through_the_queue():
    refusal = pickle.loads(pickle.dumps(Refusal(CLOSED, GIVEN)))  # noqa: S301 -- our own bytes

    assert refusal.codes == ("round_closed", "already_given")
    assert str(refusal) == "Tahap ini sudah ditutup. Paket ini sudah diserahkan."


def test_an_obstacle_cannot_be_changed():
    with pytest.raises(AttributeError):
        GIVEN.code = "other"


def test_a_refusal_without_a_reason_is_a_mistake():
    with pytest.raises(TypeError):
        Refusal()
