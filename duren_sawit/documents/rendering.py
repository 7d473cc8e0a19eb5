"""The two presses: the only module that knows WeasyPrint and Typst."""

import io
import json
import mimetypes
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pypdf
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.template.loader import render_to_string

from duren_sawit.documents.choices import Paper, Press
from duren_sawit.documents.scannable import scan_svg

if TYPE_CHECKING:
    import typst

TEMPLATES = Path(settings.BASE_DIR) / "templates"
FONTS = Path(settings.BASE_DIR) / "static/fonts"
INSIDE = "https://paper.invalid"  # where WeasyPrint believes it is; nothing there is on a network
# Typst keeps about ten compilations in memory; as many tiny ones push a large one out.
TYPST_CACHED_COMPILATIONS = 11
FEW_PAGES = 5  # ten lists of this size may stay in memory
PAGES_A_PART = 10  # of a long list: the press remembers the last parts, and both cores work
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
    pages = job.letter["body"].get("pages", [])
    with tempfile.TemporaryDirectory(prefix="duren-paper-") as folder:
        root = Path(folder)
        _lay_out(job, root)
        on_step(2)
        with ThreadPoolExecutor(PRESSES) as presses:
            firsts = range(0, len(pages), PAGES_A_PART) or [0]
            pdfs = list(presses.map(partial(_printed_part, job, root), firsts))
    return _bound(pdfs, job)


def _printed_part(job: PrintJob, root: Path, first: int) -> bytes:
    """While one press sets a part, the codes of the next are drawn."""
    import typst  # noqa: PLC0415 -- slow import

    part = root / f"part-{first}.json"
    part.write_text(json.dumps(_part_of(job, first), ensure_ascii=False))
    pdf = typst.compile(
        root / job.template,
        root=root,
        font_paths=_fonts(),
        pdf_tags=False,
        sys_inputs={"part": part.name},
    )
    return bytes(pdf)


def _part_of(job: PrintJob, first: int) -> dict[str, Any]:
    """What a part says: some pages with the codes that stand there, or the whole of a short one."""
    data, body = job.as_data(), job.letter["body"]
    pages, scans = body.get("pages", []), body.get("scans", {})
    shown = pages[first : first + PAGES_A_PART]
    drawn = {key: scan_svg(scans[key]) for key in _keys_in(shown) if key in scans}
    letter = {**job.letter, "body": {**body, "pages": shown, "scans": drawn}}
    return {**data, "letter": letter, "first_page": first, "page_total": len(pages)}


def _keys_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if "key" in value:
            yield value["key"]
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _keys_in(inner)


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
    """Templates and emblem, alone in a folder: a template can read nothing else."""
    for template in TEMPLATES.glob("*/print/*.typ"):
        copied = root / template.relative_to(TEMPLATES)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(template, copied)
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
