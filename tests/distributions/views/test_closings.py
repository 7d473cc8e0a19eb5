"""Counting a round and signing a difference."""

import pytest
from django.urls import reverse

from distributions.choices import ClosingState, RoundState
from distributions.models import Closing, Round
from distributions.services import closings
from tests.clock import NOW


def page(store, name):
    return reverse(f"distributions:{name}", args=[store.round.public_id])


def counted(store, rice, explanation=""):
    return {
        f"item_{store.rice.pk}": str(rice),
        f"item_{store.oil.pk}": "0",
        "explanation": explanation,
    }


@pytest.fixture
def waiting(store):
    store.holds(100)
    remaining = store.left(90)
    return closings.count(
        store.round, remaining=remaining, explanation="Tercecer.", by=store.kesra, at=NOW
    )


def test_closing_count_closes_what_agrees(store, client_of):
    store.holds(100)

    answer = client_of(store.kesra).post(page(store, "closing_count"), counted(store, 100))

    assert answer.url == page(store, "closing_detail")
    assert Round.objects.get(pk=store.round.pk).state == RoundState.CLOSED


def test_closing_count_asks_for_an_explanation_and_keeps_the_count(store, client_of):
    store.holds(100)

    answer = client_of(store.kesra).post(page(store, "closing_count"), counted(store, 90))

    assert answer.status_code == 422
    assert "Tulis penjelasan selisih beras 10 kg." in answer.text
    assert answer.context["form"][f"item_{store.rice.pk}"].value() == "90"
    assert not Closing.objects.exists()


def test_closing_detail_shows_the_unexplained_part(store, waiting, client_of):
    answer = client_of(store.lurah).get(page(store, "closing_detail"))

    rice = answer.context["page"].cards[0]
    assert [(part.name, part.words) for part in rice.parts if part.is_unexplained] == [
        ("Kurang", "10 kg")
    ]
    assert page(store, "closing_approve") in answer.text
    assert (
        page(store, "closing_approve")
        not in client_of(store.kesra).get(page(store, "closing_detail")).text
    )


def test_closing_approve_closes(store, waiting, client_of):
    client_of(store.lurah).post(page(store, "closing_approve"))

    assert Round.objects.get(pk=store.round.pk).state == RoundState.CLOSED


def test_closing_approve_is_for_the_lurah(store, waiting, client_of):
    assert client_of(store.kesra).post(page(store, "closing_approve")).status_code == 403
    assert Closing.objects.get().state == ClosingState.WAITING


def test_closing_return_needs_a_word(store, waiting, client_of):
    lurah = client_of(store.lurah)

    assert lurah.post(page(store, "closing_return"), {"answer": ""}).status_code == 422
    lurah.post(page(store, "closing_return"), {"answer": "Hitung lagi."})

    assert Closing.objects.get().answer == "Hitung lagi."


def test_closing_detail_without_a_count_is_not_found(store, client_of):
    assert client_of(store.lurah).get(page(store, "closing_detail")).status_code == 404


def test_closing_pages_name_who_signed_though_no_longer_listed(store, client_of):
    store.holds(100)
    signed = store.entitlements[0]
    signed.withdrawn_at, signed.signed_anyway_on = NOW, NOW.date()
    signed.save()
    office = client_of(store.kesra)

    counting = office.get(page(store, "closing_count"))
    office.post(page(store, "closing_count"), counted(store, 100))
    closed = office.get(page(store, "closing_detail"))

    for answer in (counting, closed):
        assert "Sudah tanda tangan, tidak lagi di daftar" in answer.text
        assert signed.entry.name in answer.text
