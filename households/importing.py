"""What a worker does with one import: read and compare it, apply it, undo it.

The steps are transactions of their own, since the page shows how far the work is. Each may be
called again at any time: a batch that is not waiting for it is left alone.
"""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from duren_sawit.accounts.models import User
from duren_sawit.lib.refusals import Refusal
from duren_sawit.lib.sealing import Unreadable as Unopened
from households import closed_files, tasks
from households.choices import BatchState
from households.intake import books, reading, recognition
from households.intake.layouts import LIST
from households.models import ColumnMemory, ImportBatch
from households.policies.imports import PERSON_COLUMNS
from households.services import import_deeds, imports
from households.staging import applying, comparing, copying, hands

logger = logging.getLogger(__name__)

MANY = 1000  # changed rows after which PostgreSQL should count anew
Clock = Callable[[], datetime]


def read(batch_id: int, *, clock: Clock) -> None:
    """Read a waiting file and compare it with the register."""
    waiting = ImportBatch.objects.get(pk=batch_id)
    batch = imports.begin_reading(waiting, at=clock())
    if batch is None:
        logger.info("Import %s is not waiting to be read", batch_id)
        return
    sentence = _("Pembacaan berhenti di tengah jalan. Baca lagi; bila berulang, hubungi pengelola.")
    try:
        _read(batch, clock)
        sentence = ""
    except books.Unreadable as wrong:
        sentence = str(wrong)
    except (FileNotFoundError, Unopened):
        sentence = _("Berkas yang tersimpan tidak bisa dibuka lagi. Unggah lagi.")
    finally:  # a bug or a time limit goes on to the log; the page must not wait for ever
        if sentence:
            imports.stop(batch, sentence=sentence, at=clock())


def _read(batch: ImportBatch, clock: Clock) -> None:
    book = books.open_book(closed_files.content_of(batch.file), batch.filename)
    found = recognise(book, batch)
    is_clear = is_understood(found, batch)
    batch = imports.describe(batch, recognition=found, is_clear=is_clear, at=clock())
    if not is_clear:
        return
    total = reading.count(book, found)

    def progress(done: int) -> None:
        hands.tell(batch, done=done, total=max(done, total), at=clock())

    rows = reading.read(book, found, on=timezone.localdate(clock()))
    progress(0)
    if not copying.lay_out(batch, rows, progress=progress):
        raise books.Unreadable(_("Di bawah judul kolomnya belum ada satu baris pun."))
    del book, rows
    outcome = comparing.compare(batch, on=timezone.localdate(clock()))
    imports.finish_reading(batch, outcome=outcome, at=clock())


def recognise(book: books.Book, batch: ImportBatch) -> recognition.Recognition:
    """With the columns a person matched, now or for an earlier file with this header."""
    found = recognition.recognise(book, batch.sheet_name or None, batch.columns or None)
    if not batch.columns:
        kept = ColumnMemory.objects.filter(signature=found.signature).first()
        if kept:
            recognition.override(found, kept.columns)
    return found


def is_understood(found: recognition.Recognition, batch: ImportBatch) -> bool:
    """Whether people can be told by these columns, and the header is no guess."""
    has_people = bool(PERSON_COLUMNS & set(found.mapping.values()))
    matched = batch.columns or ColumnMemory.objects.filter(signature=found.signature).exists()
    return has_people and bool(matched or found.header_row or found.layout is not LIST)


def apply(batch_id: int, *, by_id: int | None, clock: Clock) -> None:
    """Write an ordered import into the register; nothing of it remains when that fails."""
    batch = ImportBatch.objects.get(pk=batch_id)
    sentence = interrupted(BatchState.APPLYING)
    try:
        done = import_deeds.apply(batch, by=_person(by_id), at=clock())
        sentence = ""
        if done and done.new_count + done.changed_count > MANY:
            applying.refresh_statistics()
        if done:
            tasks.find_pairs_soon()
    except Refusal as refusal:
        sentence = str(refusal)
    except IntegrityError:
        logger.exception("Import %s met other data than it was compared with", batch_id)
        sentence = _("Data warga berubah sejak berkas ini dibaca. Baca lagi, lalu terapkan.")
    finally:
        if sentence:
            import_deeds.give_back(batch, sentence=sentence, at=clock())


def undo(batch_id: int, *, by_id: int | None, clock: Clock) -> None:
    """Put everything back; nothing is, when that fails."""
    batch = ImportBatch.objects.get(pk=batch_id)
    sentence = interrupted(BatchState.UNDOING)
    try:
        done = import_deeds.undo(batch, by=_person(by_id), at=clock())
        sentence = ""
        if done and done.new_count + done.changed_count > MANY:
            applying.refresh_statistics()
    except Refusal as refusal:
        sentence = str(refusal)
    finally:
        if sentence:
            import_deeds.give_back(batch, sentence=sentence, at=clock())


def resume(*, at: datetime) -> int:
    """Look after imports whose worker gives no sign of life; says how many were touched."""
    silent = list(ImportBatch.objects.silent_since(at - import_deeds.PATIENCE).order_by("pk"))
    for batch in silent:
        _resume(batch, at)
    return len(silent)


def _resume(batch: ImportBatch, at: datetime) -> None:
    if batch.state == BatchState.UPLOADED:
        tasks.read_import.delay(batch_id=batch.pk)
    elif batch.state == BatchState.READING:
        sentence = _("Pembacaan terputus di tengah jalan. Tidak ada data yang berubah; baca lagi.")
        imports.stop(batch, sentence=sentence, at=at)
    else:
        sentence = interrupted(batch.state)
        import_deeds.give_back(batch, sentence=sentence, at=at)


def interrupted(state: str) -> str:
    """What the page says when a worker died."""
    if state == BatchState.UNDOING:
        return _("Pembatalan terputus di tengah jalan. Tidak ada yang berubah; coba lagi.")
    return _("Penerapan terputus di tengah jalan. Tidak ada data yang berubah; terapkan lagi.")


def _person(key: int | None) -> User | None:
    return None if key is None else User.objects.get(pk=key)
