"""What tests read from printed papers."""

import io
from dataclasses import replace

from pypdf import PdfReader

from duren_sawit.documents import snapshots
from duren_sawit.documents.choices import LetterKind, Paper
from duren_sawit.documents.registry import Occasion, registered
from duren_sawit.documents.rendering import CopyMarks, PrintJob, print_paper
from duren_sawit.documents.scannable import qr_svg
from tests.clock import TODAY
from tests.factories.areas import SiteFactory

ADDRESS = "https://durensawit.example/periksa/K4RT-9XPM/"
MARKS = CopyMarks(
    label="Salinan ke-1",
    is_draft=False,
    fingerprint="7F3A-91C2-D04E",
    address="durensawit.example/periksa/K4RT-9XPM",
    qr=qr_svg(ADDRESS),
)
DRAFT = replace(MARKS, label="KONSEP", is_draft=True)


def job_for(kind: LetterKind, subject, *, paper: str = "", marks: CopyMarks = MARKS) -> PrintJob:
    """The job as the printshop would make it, without a letter in the database."""
    found = registered(kind)
    paper = paper or found.design.paper
    context = found.build(subject, Occasion(TODAY, paper))
    number = f"400.9/001/{found.design.unit}/XI/2026"
    snapshot = snapshots.freeze(context, number=number, site=SiteFactory(), on=TODAY)
    return PrintJob(
        press=found.design.press,
        template=found.design.template,
        paper=Paper(paper),
        title=f"{found.design.label} {number}",
        office="KELURAHAN DUREN SAWIT",
        created_at="2026-11-24T09:00:00+07:00",
        letter=snapshot,
        copy=marks,
    )


def printed(job: PrintJob) -> PdfReader:
    return PdfReader(io.BytesIO(print_paper(job, lambda _done: None).pdf), strict=True)


def words_of(page) -> str:
    """Its text with every run of space as one."""
    return " ".join(page.extract_text().split())


def millimetres(page) -> tuple[int, int]:
    return tuple(round(float(side) * 25.4 / 72) for side in page.mediabox[2:])


def fonts_of(reader: PdfReader) -> set[str]:
    """The families used, without the mark of a subset; each must carry its own file."""
    found = set()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            [descendant] = font["/DescendantFonts"]
            descriptor = descendant.get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)
            found.add(str(font["/BaseFont"]).partition("+")[2].replace("-", ""))
    return found
