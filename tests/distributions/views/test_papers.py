"""The page where papers of a round are ordered, watched and taken away."""

import io

import pytest
from pypdf import PdfReader

from distributions import pressing
from distributions.models import PrintBatch
from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from duren_sawit.documents.models import Letter
from tests.clock import NOW
from tests.distributions.papers import pile_of, round_of_rice

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def page(village):
    made = round_of_rice()
    pile_of(made, village.rt_003, 3)
    return f"/penyaluran/tahap/{made.public_id}/cetak/"


@pytest.fixture
def wish(village):
    return {
        "kind": "ROSTER",
        "area": str(village.rt_003.public_id),
        "paper": "USUAL",
        "binding": "ONE",
    }


@pytest.fixture
def client(village, client_of):
    return client_of(village.people[Role.KESRA])


def test_papers_order_shows_and_hands_out_with_a_look_in_the_trail(client, page, wish):
    client.post(page, wish)
    batch = PrintBatch.objects.get()
    waiting = client.get(page).content.decode()
    pressing.produce(batch.pk, clock=lambda: NOW)
    ready = client.get(page).content.decode()

    answer = client.get(f"/penyaluran/cetakan/{batch.public_id}/unduh/")

    assert "Menunggu giliran" in waiting
    assert "Unduh" in ready
    assert len(PdfReader(io.BytesIO(answer.content)).pages) == 1
    assert AuditEvent.objects.latest("pk").event == "distributions.papers.downloaded"


@pytest.mark.parametrize(
    ("paper", "printed_on"),
    [("USUAL", "F4_LANDSCAPE"), ("A4", "A4_LANDSCAPE"), ("F4", "F4_LANDSCAPE")],
)
def test_papers_order_is_printed_on_the_paper_that_was_chosen(
    client, page, wish, paper, printed_on
):
    client.post(page, {**wish, "paper": paper})

    assert PrintBatch.objects.get().paper == printed_on


def test_papers_order_says_what_is_wrong_and_orders_nothing(client, page, wish):
    answer = client.post(page, {**wish, "area": "rt-lain"})

    assert answer.status_code == 422
    assert not PrintBatch.objects.exists()


def test_papers_download_is_there_only_when_ready(client, page, wish):
    client.post(page, wish)

    answer = client.get(f"/penyaluran/cetakan/{PrintBatch.objects.get().public_id}/unduh/")

    assert answer.status_code == 404


def test_papers_order_leads_to_the_letters_of_the_round(client, page):
    shown = client.get(page).content.decode()

    assert "Rekapitulasi penyaluran" in shown
    assert "/surat/terbitkan/RECAP/" in shown
    assert "Sesudah tahap ditutup." in shown
    assert "/surat/terbitkan/?jenis=POWER_OF_ATTORNEY" in shown


@pytest.mark.parametrize("kind", ["RECAP", "BLANK_POWER"])
def test_letters_of_a_round_are_issued_from_their_page(client, page, kind):
    address = f"/surat/terbitkan/{kind}/{page.split('/')[3]}/"
    paper = {"RECAP": "F4_LANDSCAPE", "BLANK_POWER": "A4"}[kind]

    asked = client.get(address)
    answer = client.post(address, {"paper": paper})

    assert asked.status_code == 200
    assert answer.status_code == 302
    assert Letter.objects.get().kind == kind
