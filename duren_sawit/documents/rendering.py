"""The two presses: the only module that knows WeasyPrint and Typst."""

import io
import json
import mimetypes
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pypdf
import segno
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.template.loader import render_to_string

from duren_sawit.documents.choices import Paper, Press

if TYPE_CHECKING:
    import typst

TEMPLATES = Path(settings.BASE_DIR) / "templates"
FONTS = Path(settings.BASE_DIR) / "static/fonts"
INSIDE = "https://paper.invalid"  # where WeasyPrint believes it is; nothing there is on a network
# Typst keeps about ten compilations in memory; as many tiny ones push a large one out.
TYPST_CACHED_COMPILATIONS = 11
FEW_PAGES = 5  # ten lists of this size may stay in memory
PAGES_A_PART = 25  # a long list is set in parts, so that memory stays flat and both cores work
PRESSES = 2
STEPS = 3  # what was frozen is read; pages are laid out; the file is written
PANGO_MISSING = (
    "Surat ini dicetak dengan pustaka Pango, yang belum terpasang."
    " Minta pengelola menjalankan: apt-get install libpango-1.0-0 libpangoft2-1.0-0"
)

NOT_READ = "Lambang atau gaya surat belum terbaca. Hubungi pengelola."
UNREADABLE = (ValueError, OSError, SuspiciousFileOperation)

Progress = Callable[[int], None]


class PressFailed(Exception):
    """The paper could not be made; carries the sentence for the page."""


@dataclass(frozen=True)
class CopyMarks:
    """What differs from copy to copy."""

    label: str
    is_draft: bool
    fingerprint: str
    address: str  # "durensawit.example/periksa/4K7Q-9C8H", to be typed
    qr: str  # the same as SVG, to be scanned
    qr_alt: str = "Kode QR untuk memeriksa keaslian"


@dataclass(frozen=True)
class PrintJob:
    """One paper to make. `letter` is the frozen snapshot."""

    press: str
    template: str
    paper: Paper
    title: str
    office: str
    created_at: str
    letter: dict[str, Any]
    copy: CopyMarks

    def as_data(self) -> dict[str, Any]:
        width, height = self.paper.size
        shown = {"title": self.title, "office": self.office, "created": self.created_at}
        sheet = {"paper": self.paper.value, "width_mm": width, "height_mm": height}
        return {**shown, **sheet, "letter": self.letter, "copy": asdict(self.copy)}


@dataclass(frozen=True)
class Printed:
    pdf: bytes
    page_count: int


def qr_svg(address: str) -> str:
    """A QR code with its quiet zone, as SVG text for either press."""
    return _drawn(segno.make(address, error="m", micro=False))


@cache
def _version_for(length: int) -> int:
    """The size of the code that holds so many bytes."""
    return int(segno.make("a" * length, error="m", micro=False, boost_error=False).version)


def scan_svg(address: str) -> str:
    """The same for thousands: fitting the size once and choosing no mask takes a fifth of the time.

    Any mask may be read; the one that is chosen for beauty costs seven drawings.
    """
    version = _version_for(len(address.encode()))
    return _drawn(
        segno.make(address, version=version, mode="byte", mask=0, error="m", boost_error=False)
    )


def _drawn(code: segno.QRCode) -> str:
    out = io.BytesIO()
    code.save(
        out, kind="svg", border=2, xmldecl=False, svgclass=None, lineclass=None, omitsize=True
    )
    return out.getvalue().decode().replace("stroke=", 'shape-rendering="crispEdges" stroke=', 1)


def print_paper(job: PrintJob, on_step: Progress) -> Printed:
    """The PDF of one paper. `on_step` hears how many of STEPS are done. Raises PressFailed."""
    presses = {Press.WEASYPRINT: _weasyprint, Press.TYPST: _typst}
    on_step(1)
    printed = presses[Press(job.press)](job, on_step)
    on_step(STEPS)
    return printed


# WeasyPrint


def _weasyprint(job: PrintJob, on_step: Progress) -> Printed:
    try:
        import weasyprint  # noqa: PLC0415 -- slow import, and fails without Pango
        from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415 -- slow import
    except OSError as missing:
        raise PressFailed(PANGO_MISSING) from missing
    data = job.as_data()
    html = render_to_string(
        job.template, {"job": data, "letter": data["letter"], "copy": data["copy"]}
    )
    try:
        document = weasyprint.HTML(
            string=html, base_url=INSIDE, url_fetcher=_local_fetcher()
        ).render()
    except FatalURLFetchingError as unread:
        raise PressFailed(NOT_READ) from unread
    on_step(2)
    return Printed(document.write_pdf(), len(document.pages))


def _local_fetcher() -> Any:
    from weasyprint.urls import (  # noqa: PLC0415 -- slow import
        FatalURLFetchingError,
        URLFetcher,
        URLFetcherResponse,
    )

    class LocalFetcher(URLFetcher):  # type: ignore[misc]
        """Reads static files and stored media; everything else ends the printing."""

        def fetch(self, url: str, headers: object = None) -> Any:
            try:
                kind = mimetypes.guess_type(url)[0] or "application/octet-stream"
                return URLFetcherResponse(url, read_local(url), {"Content-Type": kind})
            except UNREADABLE as refused:
                raise FatalURLFetchingError(str(refused)) from refused

    return LocalFetcher()


def read_local(url: str) -> bytes:
    """A static file or stored media by its address inside the paper; ValueError for all others."""
    folder, _slash, name = unquote(url.removeprefix(f"{INSIDE}/")).partition("/")
    if not url.startswith(f"{INSIDE}/") or folder not in {"static", "media"} or urlsplit(url).query:
        raise ValueError("A paper reads static files and stored media only")
    if folder == "media":
        with default_storage.open(name) as file:
            return bytes(file.read())
    found = finders.find(name)
    if not found:
        raise ValueError("This static file does not exist")
    return Path(found).read_bytes()


# Typst


@cache
def _fonts() -> "typst.Fonts":
    import typst  # noqa: PLC0415 -- slow import

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _typst(job: PrintJob, on_step: Progress) -> Printed:
    with tempfile.TemporaryDirectory(prefix="duren-paper-") as folder:
        root = Path(folder)
        _lay_out(job, root)
        parts = _write_parts(job, root)
        on_step(2)
        with ThreadPoolExecutor(PRESSES) as presses:
            pdfs = list(presses.map(partial(_compile, root, job.template), parts))
    return _bound(pdfs, job)


def _compile(root: Path, template: str, part: str) -> bytes:
    import typst  # noqa: PLC0415 -- slow import

    pdf = typst.compile(
        root / template,
        root=root,
        font_paths=_fonts(),
        pdf_tags=False,
        sys_inputs={"part": part},
    )
    return bytes(pdf)


def _write_parts(job: PrintJob, root: Path) -> list[str]:
    """The data of each part beside its codes to scan; one part for what has no list of pages."""
    data = job.as_data()
    body = data["letter"]["body"]
    pages = body.get("pages", [])
    names = []
    for first in range(0, len(pages), PAGES_A_PART) or [0]:
        part = {**body, "pages": pages[first : first + PAGES_A_PART]}
        letter = {**data["letter"], "body": part}
        told = {**data, "letter": letter, "first_page": first, "page_total": len(pages)}
        name = f"part-{first}.json"
        (root / name).write_text(json.dumps(told, ensure_ascii=False))
        names.append(name)
    return names


def _bound(pdfs: list[bytes], job: PrintJob) -> Printed:
    """The parts as one paper."""
    if len(pdfs) == 1:
        return Printed(pdfs[0], len(re.findall(rb"/Type\s*/Page\b(?!s)", pdfs[0])))
    title = {"/Title": job.title, "/Author": job.office}
    return bind(pdfs, title)


def bind(pdfs: Iterable[bytes], title: dict[str, str]) -> Printed:
    """One PDF with all the pages, in this order."""
    writer = pypdf.PdfWriter()
    for pdf in pdfs:
        writer.append(io.BytesIO(pdf), import_outline=False)
    writer.add_metadata(title)
    out = io.BytesIO()
    writer.write(out)
    return Printed(out.getvalue(), len(writer.pages))


def _lay_out(job: PrintJob, root: Path) -> None:
    """Templates, codes and emblem, alone in a folder: a template can read nothing else."""
    for template in TEMPLATES.glob("*/print/*.typ"):
        copied = root / template.relative_to(TEMPLATES)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(template, copied)
    scans = job.letter["body"].get("scans", {})
    drawn = {key: scan_svg(address) for key, address in scans.items()}
    (root / "scans.json").write_text(json.dumps(drawn))
    emblem = job.letter["letterhead"]["emblem"]
    try:
        drawing = read_local(f"{INSIDE}/media/{emblem}")
    except UNREADABLE as unread:
        raise PressFailed(NOT_READ) from unread
    (root / emblem).parent.mkdir(parents=True, exist_ok=True)
    (root / emblem).write_bytes(drawing)


def clean_press(page_count: int) -> None:
    """Give back the memory of lists; called once the files are kept, since somebody waits."""
    import typst  # noqa: PLC0415 -- slow import

    if page_count > FEW_PAGES:
        for _compilation in range(TYPST_CACHED_COMPILATIONS):
            typst.compile(b"x", font_paths=_fonts())
