"""A letter from the first click to the stranger who asks whether it is genuine."""

import io
import re

import pytest
from pypdf import PdfReader

from duren_sawit.accounts.choices import Role
from tests.fixtures.browser import OFFICE, PHONE

pytestmark = pytest.mark.browser


def saved(page, button) -> PdfReader:
    with page.expect_download() as download:
        button.click()
    return PdfReader(io.BytesIO(download.value.path().read_bytes()))


@pytest.mark.parametrize(("width", "javascript"), [(OFFICE, True), (OFFICE, False), (PHONE, True)])
def test_a_letter_is_issued_approved_taken_away_and_confirmed(visitor, width, javascript):
    office = visitor.open("/surat/", role=Role.OPERATOR, width=width, javascript=javascript)
    office.get_by_role("link", name="Terbitkan surat").first.click()
    office.get_by_label("Surat", exact=True).select_option("ASSIGNMENT_LETTER")
    office.get_by_label("Nama atau wilayah").fill("ani contoh")
    office.get_by_role("button", name="Cari").click()
    office.locator("tr", has_text="Ani Contoh").get_by_role("link", name="Pilih").click()
    office.get_by_role("button", name="Terbitkan surat").click()

    draft = saved(office, office.get_by_role("link", name="Unduh"))
    assert "Ani Contoh" in draft.pages[0].extract_text()
    number = office.get_by_role("heading", level=1).inner_text()
    assert re.fullmatch(r"400\.9/\d{3}/ST/[IVX]+/\d{4}", number)

    waiting = f"/surat/?keadaan=menunggu&q={number}"
    head = visitor.open(waiting, role=Role.LURAH, width=width, javascript=javascript)
    head.get_by_role("link", name=number).click()
    head.get_by_role("link", name="Sahkan surat").click()
    head.get_by_role("button", name="Sahkan surat").click()

    row = head.locator(".docs li", has_text="Salinan ke-1")
    letter = saved(head, row.get_by_role("link", name="Unduh"))
    text = " ".join(letter.pages[0].extract_text().split())
    assert "KONSEP" not in text.replace(" ", "")
    code = re.search(r"/periksa/([0-9A-Z]{4}-[0-9A-Z]{4})", text)[1]

    stranger = visitor.open("/periksa/", width=width, javascript=javascript)
    stranger.get_by_label("Kode pada surat").fill(code.lower())
    stranger.get_by_role("button", name="Periksa").click()
    assert stranger.get_by_text("Surat ini tercatat.").is_visible()
    assert stranger.get_by_text(number).is_visible()
    assert stranger.get_by_text("Ani Contoh").count() == 0
