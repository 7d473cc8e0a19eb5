"""The page of goods of a round."""

from django.urls import reverse

from duren_sawit.accounts.choices import Role
from tests.factories.distributions import RoundFactory


def page(store):
    return reverse("distributions:stock_detail", args=[store.round.public_id])


def test_stock_detail_says_what_is_missing_and_where_goods_are(store, client_of):
    store.holds(30)
    store.holds(10, kind="TRANSFERRED", target=store.hall)

    answer = client_of(store.kesra).get(page(store))

    assert "Kurang beras 20 kg, minyak goreng 10 liter." in answer.text
    assert [(place.name, place.goods) for place in answer.context["page"].places] == [
        ("Gudang kelurahan", "beras 20 kg"),
        ("Balai RW 002", "beras 10 kg"),
        ("Kantor", ""),
    ]


def test_stock_detail_shows_buttons_to_whoever_may(store, village, client_of):
    auditor = client_of(village.people[Role.AUDITOR]).get(page(store)).text
    officer = client_of(store.officer).get(page(store)).text

    assert ("Catatan terakhir" in auditor, "barang/masuk" in auditor) == (True, False)
    assert ("barang/masuk" in officer, "hitung/" in officer) == (True, False)
    assert client_of(village.people[Role.RT_HEAD]).get(page(store)).status_code == 403


def test_stock_detail_asks_the_same_for_any_number(store, client_of, constant_queries):
    kesra = client_of(store.kesra)
    store.holds(30)

    constant_queries(
        lambda: kesra.get(page(store)),
        more=lambda: [store.holds(5), store.hands_out(0), store.hands_out(1)],
        budget=20,
    )

    assert kesra.get(page(store)).context["page"].cards[0].received == "35 kg"


def test_stock_detail_of_an_unknown_round_is_not_found(store, client_of):
    address = reverse("distributions:stock_detail", args=[RoundFactory.build().public_id])

    assert client_of(store.kesra).get(address).status_code == 404
