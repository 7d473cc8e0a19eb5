"""Copies are taken away on the record, and tried again after a failure."""

import re

import pytest
from django.urls import reverse

from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from duren_sawit.documents import registry
from duren_sawit.documents.choices import CopyState, Event
from duren_sawit.documents.services import copies
from tests.factories.documents import CopyFactory, LetterFactory
from tests.fixtures.village import signed_in


@pytest.fixture
def operator(village, client_of):
    return client_of(village.people[Role.OPERATOR])


@pytest.fixture
def copy(village):
    return CopyFactory(letter=LetterFactory(area=village.rt_003), ready=True)


def download(copy):
    return reverse("documents:copy_download", args=[copy.public_id])


def test_copy_download_is_recorded_and_stamped(operator, village, copy):
    response = operator.get(download(copy))

    entry = AuditEvent.objects.about(copy).get()
    assert (entry.event, entry.actor_id, entry.is_access, entry.area_path) == (
        Event.COPY_DOWNLOADED,
        village.people[Role.OPERATOR].pk,
        True,
        village.rt_003.path,
    )
    assert response.content.startswith(b"%PDF-1.7\n%%EOF\n\n% catatan ")
    assert str(entry.public_id) in response["X-Stamp"]
    assert response["Cache-Control"] == "no-store, private"


def test_copy_download_has_a_name_without_people(operator, copy):
    response = operator.get(download(copy))

    unit = copy.letter.sequence.unit.lower()
    assert response["Content-Disposition"] == (
        f'attachment; filename="assignment-letter-400-9-001-{unit}-xi-2026-konsep.pdf"'
    )


def test_copy_download_without_a_record_gives_nothing(operator, copy, monkeypatch):
    def forget(*_args, **_said):
        return AuditEvent(actor_id=0, is_access=True)

    monkeypatch.setattr(copies.trail, "record", forget)
    operator.raise_request_exception = False

    response = operator.get(download(copy))

    assert response.status_code == 500
    assert b"%PDF" not in response.content


def test_copy_download_of_other_kinds_is_recorded_without_being_a_look(operator, copy, monkeypatch):
    class Harmless:
        has_personal_data = False
        label = "Pengumuman"

    monkeypatch.setattr(registry, "design_of", lambda _code: Harmless)

    response = operator.get(download(copy))

    assert "X-Stamp" not in response
    assert AuditEvent.objects.about(copy).get().is_access is False


@pytest.mark.parametrize("state", ["failed", "rendering"])
def test_copy_download_before_it_is_ready_is_not_found(operator, village, state):
    copy = CopyFactory(letter=LetterFactory(area=village.area), **{state: True})

    assert operator.get(download(copy)).status_code == 404
    assert AuditEvent.objects.about(copy).count() == 0


def test_copy_download_outside_the_area_is_not_found(client_of, village):
    copy = CopyFactory(letter=LetterFactory(area=village.rw_005), ready=True)

    assert client_of(village.people[Role.RW_HEAD]).get(download(copy)).status_code == 404


def test_who_downloaded_stands_on_the_page(operator, copy):
    operator.get(download(copy))

    page = operator.get(reverse("documents:letter_detail", args=[copy.letter.public_id]))

    [row] = page.context["downloads"]
    assert (row.name, row.copy) == ("Sri Contoh", "KONSEP")


def test_copy_retry_sends_it_to_the_press_again(operator, village):
    copy = CopyFactory(letter=LetterFactory(area=village.area), failed=True)
    url = reverse("documents:copy_retry", args=[copy.public_id])

    operator.post(url)
    again = operator.post(url, follow=True)

    copy.refresh_from_db()
    assert (copy.state, copy.failure) == (CopyState.WAITING, "")
    assert "Salinan ini tidak perlu diulang." in again.content.decode()
    assert AuditEvent.objects.about(copy).get().event == Event.COPY_RETRIED


def test_the_button_to_retry_works_in_a_real_browser(village):
    """Its form carries the token, although it stands in an included part."""
    copy = CopyFactory(letter=LetterFactory(area=village.area), failed=True)
    client = signed_in(village.people[Role.OPERATOR])
    client.handler.enforce_csrf_checks = True
    page = client.get(reverse("documents:letter_detail", args=[copy.letter.public_id]))
    url = reverse("documents:copy_retry", args=[copy.public_id])
    form = page.content.decode().partition(f'action="{url}"')[2].partition("</form>")[0]
    [token] = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', form)

    response = client.post(url, {"csrfmiddlewaretoken": token})

    copy.refresh_from_db()
    assert (response.status_code, copy.state) == (302, CopyState.WAITING)


def test_copy_retry_is_refused_to_readers(client_of, village):
    copy = CopyFactory(letter=LetterFactory(area=village.area), failed=True)

    response = client_of(village.people[Role.AUDITOR]).post(
        reverse("documents:copy_retry", args=[copy.public_id]), follow=True
    )

    copy.refresh_from_db()
    assert copy.state == CopyState.FAILED
    assert "Surat ini dicetak petugas lain." in response.content.decode()
