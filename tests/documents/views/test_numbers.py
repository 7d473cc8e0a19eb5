"""The operator looks after the numbers of letters."""

import pytest
from django.urls import reverse

from duren_sawit.accounts.choices import Role
from tests.factories.documents import NumberSequenceFactory


@pytest.fixture
def operator(village, client_of):
    return client_of(village.people[Role.OPERATOR])


@pytest.fixture
def sequence(db):
    return NumberSequenceFactory(unit="ST", next_serial=15)


def address(name, *args):
    return reverse(f"documents:{name}", args=args)


def test_number_list_shows_the_sequences(operator, sequence):
    page = operator.get(address("number_list")).content.decode()

    assert "400.9/ST" in page
    assert "400.9/015/ST/" in page


def test_number_list_says_when_there_are_none(operator):
    assert "Belum ada nomor yang dipakai." in operator.get(address("number_list")).content.decode()


def test_number_list_asks_as_often_for_more_rows(operator, sequence, constant_queries):
    constant_queries(
        lambda: operator.get(address("number_list")),
        more=lambda: NumberSequenceFactory.create_batch(2),
    )


def test_number_edit_changes_the_pattern(operator, sequence):
    url = address("number_edit", sequence.public_id)
    assert sequence.pattern in operator.get(url).content.decode()

    response = operator.post(url, {"pattern": "{urut}/{unit}/{tahun}"})

    sequence.refresh_from_db()
    assert (response.url, sequence.pattern) == (address("number_list"), "{urut}/{unit}/{tahun}")


def test_number_edit_explains_what_is_missing(operator, sequence):
    response = operator.post(address("number_edit", sequence.public_id), {"pattern": "{urut}"})

    assert response.status_code == 422
    assert "Pola memuat {urut} dan {tahun}" in response.content.decode()


def test_number_skip_goes_on(operator, sequence):
    url = address("number_skip", sequence.public_id)
    assert "Nomor berikutnya sekarang 15." in operator.get(url).content.decode()

    response = operator.post(url, {"to": "21", "reason": "Dipakai di buku agenda."})

    sequence.refresh_from_db()
    assert (response.url, sequence.next_serial) == (address("number_list"), 21)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ({"to": "3", "reason": "x"}, "Tulis nomor yang lebih besar."),
        ({"to": "", "reason": "x"}, ""),
        ({"to": "30", "reason": ""}, ""),
    ],
)
def test_number_skip_explains_what_is_missing(operator, sequence, said, answer):
    response = operator.post(address("number_skip", sequence.public_id), said)

    sequence.refresh_from_db()
    assert (response.status_code, sequence.next_serial) == (422, 15)
    assert answer in response.content.decode()
