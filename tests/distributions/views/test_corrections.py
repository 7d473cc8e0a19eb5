"""Correcting a closed round."""

import pytest
from django.urls import reverse

from distributions.choices import CorrectionState
from distributions.models import Correction
from distributions.services import closings
from tests.clock import NOW
from tests.factories.distributions import EntitlementFactory


@pytest.fixture
def closed(store):
    store.holds(100)
    store.hands_out(0)
    closings.count(store.round, remaining=store.left(90), explanation="", by=store.kesra, at=NOW)
    return store


def propose(store, kind="terlupa"):
    return reverse("distributions:correction_propose", args=[store.round.public_id, kind])


def forgotten(store, code):
    return {"code": code, "mode": "SELF", "happened_on": "2026-11-24", "reason": "Tertinggal."}


def test_correction_propose_and_confirm_write_a_forgotten_handover(closed, client_of):
    code = closed.entitlements[1].code
    client_of(closed.kesra).post(propose(closed), forgotten(closed, code))
    correction = Correction.objects.get()

    address = reverse("distributions:correction_confirm", args=[correction.public_id])
    client_of(closed.lurah).post(address)

    correction.refresh_from_db()
    assert correction.state == CorrectionState.CONFIRMED
    assert closed.entitlements[1].handovers.count() == 1


def test_correction_propose_says_what_does_not_fit(closed, client_of):
    kesra = client_of(closed.kesra)

    other = kesra.post(propose(closed), forgotten(closed, EntitlementFactory().code))
    taken = kesra.post(propose(closed), forgotten(closed, closed.entitlements[0].code))

    assert (other.status_code, taken.status_code) == (422, 422)
    assert "bukan dari tahap ini" in other.text
    assert "sudah tercatat diambil" in taken.text
    assert not Correction.objects.exists()


def test_correction_propose_knows_three_kinds(closed, client_of):
    kesra = client_of(closed.kesra)

    found = [kesra.get(propose(closed, kind)).status_code for kind in ("keliru", "hitungan", "x")]

    assert found == [200, 200, 404]


def test_correction_decline_says_why(closed, client_of):
    told = {"item": str(closed.rice.pk), "remaining": "80", "reason": "Salah hitung."}
    client_of(closed.kesra).post(propose(closed, "hitungan"), told)
    address = reverse("distributions:correction_decline", args=[Correction.objects.get().public_id])
    lurah = client_of(closed.lurah)

    assert lurah.post(address, {"answer": ""}).status_code == 422
    lurah.post(address, {"answer": "Belum jelas."})

    assert Correction.objects.get().answer == "Belum jelas."
    assert client_of(closed.kesra).get(address).status_code == 403
