"""Papers: a list of 5,000 rows in 2.5 s, of 100 in 1 s, letters; memory flat over 50 of them."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from bench.report import Row, timed
from duren_sawit.areas.models import Area
from duren_sawit.areas.selectors import site_unscoped
from duren_sawit.documents import printing, printshop, snapshots
from duren_sawit.documents.choices import LetterKind, Paper, Press
from duren_sawit.documents.rendering import CopyMarks, PrintJob, clean_press, print_paper
from duren_sawit.documents.scannable import qr_svg
from duren_sawit.documents.services import letters

ON = date(2026, 11, 24)
MOST_MS = {5000: 2500, 100: 1000}
MOST_HELD_MB = 200  # a single list of 1,000 rows takes about half of it
TURNS = itertools.count()
SHEET = printing.ROWS[Paper.F4_LANDSCAPE]


def run() -> Iterator[Row]:
    floor = Row.of("paper: one sheet of one row", timed(lambda: _list_of(1), times=20), "ms")
    yield floor
    for count, limit in sorted(MOST_MS.items()):
        samples = timed(lambda count=count: _list_of(count), times=7, warm_up=1)
        row = Row.of(f"paper: list of {count:,} rows", samples, "ms", floor=floor.median)
        yield row.at_most(limit, of="median")
    for kind in LetterKind:
        samples = timed(lambda kind=kind: _click_to_file(kind), times=5, warm_up=1)
        yield Row.of(f"paper: {kind.value}, click to file", samples, "ms").at_most(1000)
    for press in Press:
        row = Row.of(f"paper: memory held after 50, {press.value}", [_held(press)], "MB")
        yield row.at_most(MOST_HELD_MB, of="median")


def list_job(count: int) -> PrintJob:
    """A duty list on F4 of people never printed before, so that the press remembers nothing."""
    turn = next(TURNS)
    rows = [_row(number, turn) for number in range(1, count + 1)]
    pages = printing.pages_of(rows, SHEET)
    body = {"lines": ["Kelurahan Contoh"], "note": "No. HP ditulis tersamar.", "pages": pages}
    context = {"title": "DAFTAR PETUGAS", "about": "", "body": body}
    return _job(LetterKind.DUTY_LIST, context, Paper.F4_LANDSCAPE)


def letter_job() -> PrintJob:
    """A surat tugas of an invented person."""
    facts = [{"label": "Nama", "value": "Sari Contoh"}, {"label": "Tugas", "value": "Kader"}]
    body = {
        "grounds": ["Contoh."],
        "facts": facts,
        "duties": ["mendata;"] * 4,
        "closing": "Selesai.",
    }
    return _job(
        LetterKind.ASSIGNMENT_LETTER, {"title": "SURAT TUGAS", "about": "", "body": body}, Paper.A4
    )


def _job(kind: LetterKind, context: dict, paper: Paper) -> PrintJob:
    design = printshop.registry.design_of(kind)
    marks = CopyMarks("Salinan ke-1", False, "7F3A-91C2-D04E", "contoh/K4RT-9XPM", qr_svg("contoh"))  # noqa: FBT003 -- a dataclass
    return PrintJob(
        press=design.press,
        template=design.template,
        paper=paper,
        title="Contoh",
        office="KELURAHAN CONTOH",
        created_at="2026-11-24T09:00:00+07:00",
        letter=snapshots.freeze(context, number="1/2026", site=site_unscoped(), on=ON),
        copy=marks,
    )


def _row(number: int, turn: int) -> dict:
    return {
        "serial": number,
        "name": f"Hj. Siti {turn} {number} Contoh",
        "role": "Kader pendata",
        "area": f"RT {number % 12 + 1:03}/RW 05",
        "phone": f"08{turn:02} **** {number:04}",
        "term": "20 Sep 2026 s.d. 31 Des 2028",
        "pile": "RW 05",
    }


def _list_of(count: int) -> None:
    job = list_job(count)
    clean_press(print_paper(job, _nobody_watches).page_count)


def _nobody_watches(_done: int) -> None:
    """The page that would show the progress is not open."""


def _click_to_file(kind: LetterKind) -> None:
    """Issue and print as the demo's operator, then leave the village as it was."""
    operator = get_user_model().objects.get(username="operator")
    village = Area.objects.get(level="VILLAGE")
    subject = village if kind == LetterKind.DUTY_LIST else operator.assignments.first()
    with transaction.atomic():
        letter = letters.issue(kind, subject=subject, by=operator, at=timezone.now())
        copy = letter.copies.get()
        printshop.produce(copy.pk, clock=timezone.now)
        copy.refresh_from_db()
        copy.file.delete(save=False)
        transaction.set_rollback(True)


def _held(press: Press) -> float:
    """Megabytes a process holds after fifty papers, beyond what it had before the first."""
    program = f"from bench import memory; memory.main('{press.value}')"
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    return float(told.stdout)
