"""An RT head cannot see, find, take away or guess a family of another RT by any address."""

import pytest
from django.urls import reverse

from duren_sawit.accounts.choices import Role
from households.models import Export
from tests.access.subjects import SUBJECTS
from tests.architecture.urlconf import our_addresses
from tests.factories.households import (
    DwellingFactory,
    ExportFactory,
    FamilyFactory,
    PersonFactory,
    ReportFactory,
)

HERE = "households:"
# Whatever may stand in an address of the register, as another RT has it.
SECRETS = ("Tetangga Rahasia", "Jalan Rahasia", "Anak Rahasia")


@pytest.fixture
def neighbours(village):
    """A family of RT 004, and everything of theirs that an address may name."""
    home = DwellingFactory(area=village.rt_004, address="Jalan Rahasia No. 1")
    family = FamilyFactory(dwelling=home, head__name="Tetangga Rahasia")
    child = PersonFactory(family=family, name="Anak Rahasia")
    return {
        "family_id": family.public_id,
        "person_id": child.public_id,
        "dwelling_id": home.public_id,
        "report_id": ReportFactory(person=child).public_id,
        "export_id": ExportFactory(
            requested_by=village.people[Role.OPERATOR], paths=village.area.path, ready=True
        ).public_id,
    }


def pages():
    return [address for address in our_addresses() if address.name.startswith(HERE)]


def arguments_of(address, neighbours, village):
    """Those of the neighbours; of other things (imports, pairs) the ones the access table uses."""
    wanted = {part.split(":")[1].rstrip(">") for part in address.route.split("/") if "<" in part}
    if wanted <= set(neighbours):
        return {name: neighbours[name] for name in wanted}
    return SUBJECTS[address.name](village)


@pytest.mark.parametrize("address", pages(), ids=lambda address: address.name)
def test_no_address_shows_a_family_of_another_rt(address, village, client_of, neighbours):
    client = client_of(village.people[Role.RT_HEAD])
    about_them = "<" in address.route
    path = reverse(address.name, kwargs=arguments_of(address, neighbours, village))
    narrowed = {"wilayah": village.rt_004.public_id}

    answers = [client.get(path), client.get(path, narrowed), client.post(path, {"q": "rahasia"})]

    for answer in answers:
        assert not [word for word in SECRETS if word in answer.content.decode("utf-8", "replace")]
        if about_them:
            assert answer.status_code in {403, 404, 405}


@pytest.mark.parametrize("words", ["Tetangga Rahasia", "tetanga rahasa", "jalan rahasia 1"])
def test_no_search_finds_them(words, village, client_of, neighbours):
    client = client_of(village.people[Role.RT_HEAD])

    response = client.post(reverse("households:resident_search"), {"q": words})

    assert not response.context["found"]


def test_no_file_of_another_rt_can_be_asked_for(village, client_of, neighbours):
    client = client_of(village.people[Role.RT_HEAD])
    create = reverse("households:export_create")

    client.post(f"{create}?wilayah={village.rt_004.public_id}", {"format": "CSV"})

    export = Export.objects.get(requested_by=village.people[Role.RT_HEAD])
    assert export.paths == village.rt_003.path
