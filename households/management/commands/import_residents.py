"""Reads a file of residents, says what it would do, and does it with --apply."""

import json
import sys
from pathlib import Path
from typing import Any

from celery import current_app
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from duren_sawit.areas.models import Area
from duren_sawit.lib.refusals import Obstacle, Refusal
from households.choices import BatchState
from households.models import ImportBatch
from households.services import import_deeds, imports

NAMES = ("new", "changed", "same", "unclear", "rejected", "warnings", "families", "people")


class Command(BaseCommand):
    """Exit status 0 only when the file was read and, if asked for, applied.

    With --json the counts are one object on standard output; why it went wrong is on standard
    error, as without.
    """

    help = "Membaca berkas warga dan menghitung perubahannya; --apply menerapkannya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="berkas Excel, OpenDocument, atau CSV")
        parser.add_argument("--apply", action="store_true", help="terapkan baris baru dan berubah")
        parser.add_argument("--rt", type=int, help="semua baris ke RT ini, bersama --rw")
        parser.add_argument(
            "--rw", type=int, help="RW dari --rt; tanpa --rt: RW bagi baris yang hanya menyebut RT"
        )
        parser.add_argument("--json", action="store_true", help="satu objek JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        current_app.conf.task_always_eager = True  # here and now, without a worker
        try:
            batch, problem = bring_in(options)
        except Refusal as refusal:
            batch, problem = None, str(refusal)
        if options["json"]:
            self.stdout.write(json.dumps(counts_of(batch)))
        elif not problem:
            self.stdout.write(" ".join(f"{name} {n}" for name, n in counts_of(batch).items()))
        if others := other_sheets_of(batch):
            sentence = _("Lembar lain tidak dibaca: %(sheets)s. Pilih lembarnya di halaman impor.")
            self.stderr.write(sentence % {"sheets": ", ".join(others)})
        if problem:
            self.stderr.write(problem)
            sys.exit(1)


def bring_in(options: dict[str, Any]) -> tuple[ImportBatch, str]:
    """The import as far as it was asked for, and why it did not come there."""
    content, at = content_of(options["file"]), timezone.now()
    area = place_of(options["rt"], options["rw"])
    made = imports.upload(content, filename=options["file"].name, by=None, at=at, area=area)
    batch = ImportBatch.objects.get(pk=made.pk)
    if batch.state == BatchState.MAPPING:
        return batch, _("Kolomnya belum dikenal; cocokkan di halaman impor.")
    if not options["apply"] or batch.failure or not batch.rows.chosen().exists():
        return batch, batch.failure  # nothing to apply: the register holds it already
    import_deeds.order(batch, by=None, at=at)
    batch = ImportBatch.objects.get(pk=made.pk)
    return batch, batch.failure


def content_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        sentence = _("Berkas %(path)s tidak ada atau tidak boleh dibaca.") % {"path": path}
        raise Refusal(Obstacle("no_file", sentence)) from None


def place_of(rt: int | None, rw: int | None) -> Area | None:
    if rt is None and rw is None:
        return None
    if rt is None:
        found = Area.objects.rws().filter(number=rw or 0).first()
    else:
        found = Area.objects.rts().filter(number=rt, parent__number=rw or 0).first()
    if found is None:
        sentence = _("RT atau RW itu tidak ada; tulis misalnya --rt 4 --rw 5, atau --rw 5 saja.")
        raise Refusal(Obstacle("no_rt", sentence))
    return found


def other_sheets_of(batch: ImportBatch | None) -> list[str]:
    """Those that hold a table as well; one import reads one sheet."""
    return [name for name in batch.tables if name != batch.sheet_name] if batch else []


def counts_of(batch: ImportBatch | None) -> dict[str, int]:
    """Rows by what they would do or did; all 0 of a file that could not be read."""
    if batch is None:
        return dict.fromkeys(NAMES, 0)
    taken = batch.new_count, batch.changed_count, batch.same_count
    left = batch.unclear_count, batch.rejected_count
    counts = (*taken, *left, batch.warning_count, batch.family_count, sum(taken))
    return dict(zip(NAMES, counts, strict=True))
