"""Recording movements, and the ledger."""

from decimal import Decimal

from django.urls import reverse

from distributions.choices import RoundState
from distributions.models import StockMovement
from tests.distributions.stores import build_round
from tests.factories.distributions import BalanceFactory, ClosingFactory


def page(store, kind="masuk"):
    return reverse("distributions:movement_record", args=[store.round.public_id, kind])


def received(store, **otherwise):
    told = {
        "item": str(store.rice.pk),
        "quantity": "1.250,5",
        "target": "gudang",
        "counterpart": "Bulog",
        "document": "SJ-17",
        "note": "",
    }
    return {**told, **otherwise}


def test_movement_record_writes_what_came(store, client_of):
    answer = client_of(store.kesra).post(page(store), received(store))

    made = StockMovement.objects.get()
    assert answer.status_code == 302
    assert (made.quantity, made.counterpart, made.target) == (Decimal("1250.5"), "Bulog", None)


def test_movement_record_moves_to_a_point(store, client_of):
    store.holds(100)
    told = received(
        store, quantity="40", source="gudang", target=str(store.hall.public_id), counterpart=""
    )

    client_of(store.officer).post(page(store, "pindah"), told)

    made = StockMovement.objects.get(kind="TRANSFERRED")
    assert (made.quantity, made.source, made.target) == (40, None, store.hall)


def test_movement_record_says_what_is_wrong_and_keeps_what_was_typed(store, client_of):
    kesra = client_of(store.kesra)

    unread = kesra.post(page(store), received(store, quantity="banyak"))
    refused = kesra.post(page(store, "rusak"), received(store, source="gudang", note="basah"))

    assert (unread.status_code, refused.status_code) == (422, 422)
    assert unread.context["form"]["counterpart"].value() == "Bulog"
    assert "hanya ada beras 0 kg" in refused.text
    assert not StockMovement.objects.exists()


def test_movement_record_knows_four_kinds(store, client_of):
    kesra = client_of(store.kesra)

    found = [kesra.get(page(store, kind)).status_code for kind in ("rusak", "kembali", "hilang")]

    assert found == [200, 200, 404]


def test_movement_record_is_for_whoever_records_goods(store, client_of):
    assert client_of(store.lurah).get(page(store)).status_code == 403


def test_movement_list_asks_the_same_for_any_number(store, client_of, constant_queries):
    address = reverse("distributions:movement_list", args=[store.round.public_id])
    kesra = client_of(store.kesra)
    store.holds(1)

    constant_queries(lambda: kesra.get(address), more=lambda: [store.holds(2), store.holds(3)])

    assert len(kesra.get(address).context["rows"].object_list) == 3


def test_movement_carry_takes_the_leftover_in(store, client_of):
    closing = ClosingFactory(round=store.round)
    BalanceFactory(closing=closing, item=store.rice, received=30, handed=0, remaining=30)
    store.round.state = RoundState.CLOSED
    store.round.save()
    later = build_round(store.round.list, number=2)
    address = reverse("distributions:movement_carry", args=[later.public_id])
    kesra = client_of(store.kesra)

    answer = kesra.post(address, {"earlier": str(store.round.public_id)})

    assert answer.status_code == 302
    assert later.movements.get().counterpart == "Sisa tahap 1"
    assert kesra.get(address).context["earlier"] == []
    assert kesra.post(address, {"earlier": str(store.round.public_id)}).status_code == 422
