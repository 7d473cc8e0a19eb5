"""The camera before a slip: Chromium plays a film of the printed page as what the phone sees."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import expect

from distributions.choices import LetterKind
from duren_sawit.accounts.choices import Role
from tests.distributions.papers import pdf_of, picture
from tests.distributions.sheets import paper_of, round_of_rice
from tests.documents.papers import job_for
from tests.factories.distributions import PointFactory
from tests.fixtures.browser import CHROMIUM, FLAGS, PHONE

pytestmark = pytest.mark.browser

SEEN = (640, 480)
SHARE = 3  # slips on a page


def film(page: Image.Image, path: Path) -> Path:
    """A still of the first slip, in the raw format Chromium takes for a camera."""
    slip = page.convert("L").crop((0, 0, page.width, page.height // SHARE))
    slip.thumbnail(SEEN)
    seen = Image.new("L", SEEN, 90)
    seen.paste(slip, (0, (SEEN[1] - slip.height) // 2))
    grey = bytes([128]) * (SEEN[0] * SEEN[1] // 2)
    head = b"YUV4MPEG2 W%d H%d F10:1 Ip A1:1 C420jpeg\n" % SEEN
    path.write_bytes(head + (b"FRAME\n" + seen.tobytes() + grey) * 5)
    return path


@pytest.fixture
def paper(visitor):
    today = timezone.localdate()
    return paper_of(
        visitor.village.rt_003, rows=1, tahap=round_of_rice(opens_on=today, closes_on=today)
    )


@pytest.fixture
def filming(visitor, paper, tmp_path):
    """A visitor whose camera looks at the printed slip."""
    pdf = pdf_of(job_for(LetterKind.SLIPS, paper.sheets[0]))
    camera = [
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={film(picture(pdf), tmp_path / 'slip.y4m')}",
    ]
    kind = visitor.browser.browser_type
    browser = kind.launch(executable_path=CHROMIUM, args=[*FLAGS, *camera])
    yield replace(visitor, browser=browser)
    browser.close()


def test_the_camera_reads_a_printed_slip(filming, paper):
    point = PointFactory(round=paper.round)
    page = filming.open(
        f"/penyaluran/titik/{point.public_id}/pindai/", role=Role.HANDOUT_OFFICER, width=PHONE
    )

    page.context.grant_permissions(["camera"])
    page.get_by_role("button", name="Nyalakan kamera").click()

    page.wait_for_url("**/serah-terima/**")
    expect(page.locator("main")).to_contain_text("Berhak menerima")
    expect(page.locator("main")).to_contain_text(paper.rows[0].entry.name)
