"""The pages of packages."""

import pytest
from django.urls import reverse

from distributions.models import Package
from tests.factories.distributions import PackageLineFactory

SAID = {"name": "Sembako", "parts": "10 kg beras\n1 liter minyak"}


@pytest.fixture
def office(kesra, client_of):
    return client_of(kesra)


def test_package_list_asks_the_same_for_any_number(office, constant_queries):
    address = reverse("distributions:package_list")
    PackageLineFactory()

    constant_queries(lambda: office.get(address), more=lambda: PackageLineFactory.create_batch(2))

    assert len(office.get(address).context["cards"]) == 3


def test_a_package_is_created_corrected_and_dropped(village, office):
    office.post(reverse("distributions:package_create"), SAID)
    package = Package.objects.get()
    key = [package.public_id]

    office.post(reverse("distributions:package_edit", args=key), {**SAID, "parts": "5 kg beras"})
    assert [str(line) for line in package.lines.all()] == ["beras 5 kg"]

    office.post(reverse("distributions:package_drop", args=key))
    package.refresh_from_db()
    assert not package.is_in_use
    assert office.get(reverse("distributions:package_edit", args=key)).status_code == 404


def test_package_create_says_what_is_wrong(village, office):
    answer = office.post(reverse("distributions:package_create"), {**SAID, "parts": "Rp"})

    assert answer.status_code == 422
    assert "belum terbaca" in answer.context["form"].errors["parts"][0]
