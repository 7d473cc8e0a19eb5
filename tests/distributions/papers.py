"""A round with rows to put on paper, and what is read from the papers afterwards."""

import io
import subprocess
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import zxingcpp
from PIL import Image

from distributions.models import Sheet
from duren_sawit.documents.rendering import print_paper
from tests.factories.distributions import (
    EntitlementFactory,
    ItemFactory,
    PointFactory,
    RoundBenefitFactory,
    RoundFactory,
    SheetFactory,
    SlotFactory,
)
from tests.factories.households import FamilyFactory

MORNING = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)  # 08.00 WIB, a Sunday
ROWS_A_SHEET = 20


def round_of_rice(**facts):
    """Open, with ten kilograms of rice and three hundred thousand rupiah for each family."""
    made = RoundFactory(
        open=True, number=1, list__programme__name="Bantuan beras", contact="171", **facts
    )
    RoundBenefitFactory(round=made, item=ItemFactory(name="beras"))
    RoundBenefitFactory(round=made, item=ItemFactory(money=True), quantity=Decimal(300_000))
    return made


def pile_of(round_, area, count, *, slot: bool = True) -> Sheet:
    """The first sheet of an RT with so many rows."""
    sheets = [
        SheetFactory(round=round_, area=area, number=number)
        for number in range(1, -(-count // ROWS_A_SHEET) + 1)
    ]
    for serial in range(1, count + 1):
        EntitlementFactory(
            round=round_,
            entry__family=FamilyFactory(dwelling__area=area),
            entry__name=f"Siti Aminah {serial}",
            sheet=sheets[(serial - 1) // ROWS_A_SHEET],
            serial=serial,
        )
    if slot:
        point = PointFactory(round=round_, name=f"Balai {area.long_name}", address="Gang Kenari")
        SlotFactory(point=point, area=area, starts_at=MORNING, ends_at=MORNING + timedelta(hours=4))
    return sheets[0]


def picture(pdf: bytes, page: int = 1) -> Image.Image:
    """One page as a phone's camera would see it."""
    only = ["-f", str(page), "-l", str(page)]
    told = subprocess.run(
        ["pdftoppm", "-r", "150", "-gray", *only, "-"], input=pdf, capture_output=True, check=True
    )
    return Image.open(io.BytesIO(told.stdout))


def scanned(picture: Image.Image) -> list[str]:
    """What the QR codes of a page say, from top to bottom."""
    codes = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    return [code.text for code in sorted(codes, key=lambda code: code.position.top_left.y)]


def pdf_of(job) -> bytes:
    return print_paper(job, lambda _done: None).pdf
