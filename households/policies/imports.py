"""What may happen to an import in its state; why not."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Area
from duren_sawit.lib.refusals import Obstacle
from households.choices import BatchState
from households.models import Family, ImportBatch

NAMED = 12  # rows in a sentence
LARGEST_FILE = 25 * 1024 * 1024
PERSON_COLUMNS = frozenset({"name", "nik"})
MOVES: Mapping[BatchState, frozenset[BatchState]] = {
    BatchState.UPLOADED: frozenset({BatchState.READING, BatchState.STOPPED}),
    BatchState.READING: frozenset({BatchState.MAPPING, BatchState.READY, BatchState.STOPPED}),
    BatchState.MAPPING: frozenset({BatchState.UPLOADED}),
    BatchState.READY: frozenset({BatchState.UPLOADED, BatchState.APPLYING}),
    BatchState.APPLYING: frozenset({BatchState.APPLIED, BatchState.READY}),
    BatchState.APPLIED: frozenset({BatchState.UNDOING}),
    BatchState.UNDOING: frozenset({BatchState.UNDONE, BatchState.APPLIED}),
    BatchState.UNDONE: frozenset(),
    BatchState.STOPPED: frozenset({BatchState.UPLOADED}),
}


@dataclass(frozen=True, slots=True)
class Matching:
    """What a person said of the columns, by their number, and of an RT or RW for all rows."""

    columns: Mapping[str, str]
    area: Area | None = None


def obstacles_to_upload(content: bytes, *, by: User | None) -> list[Obstacle]:
    obstacles = _permission(by)
    if not content:
        obstacles.append(Obstacle("empty", _("Berkas ini kosong.")))
    if len(content) > LARGEST_FILE:
        obstacles.append(
            Obstacle("too_large", _("Berkas ini lebih dari 25 MB. Bagi menjadi beberapa berkas."))
        )
    return obstacles


def obstacles_to_move(batch: ImportBatch, to: BatchState, *, by: User | None) -> list[Obstacle]:
    """A person's step; the worker's own steps ask `may_move` only."""
    obstacles = _permission(by)
    if not may_move(batch, to):
        sentence = _("Impor ini %(state)s; langkah itu tidak bisa sekarang.")
        state = BatchState(batch.state).label
        obstacles.append(Obstacle("wrong_state", sentence % {"state": state}))
    elif to == BatchState.UPLOADED and not batch.file:
        obstacles.append(Obstacle("file_gone", _("Berkasnya sudah dihapus. Unggah lagi.")))
    return obstacles


def obstacles_to_mapping(
    batch: ImportBatch, fields: Collection[str], *, by: User | None
) -> list[Obstacle]:
    obstacles = obstacles_to_move(batch, BatchState.UPLOADED, by=by)
    if not PERSON_COLUMNS & set(fields):
        obstacles.append(
            Obstacle("nobody_told", _("Pilih kolom Nama atau NIK, supaya orangnya dikenal."))
        )
    if len(set(fields)) < len(fields):
        obstacles.append(Obstacle("told_twice", _("Satu isian dipakai untuk dua kolom.")))
    return obstacles


def obstacles_to_apply(batch: ImportBatch, chosen: int, *, by: User | None) -> list[Obstacle]:
    obstacles = obstacles_to_move(batch, BatchState.APPLYING, by=by)
    if not chosen:
        obstacles.append(Obstacle("nothing_chosen", _("Belum ada baris yang dipilih.")))
    return obstacles


def obstacles_to_own_rows(batch: ImportBatch, by: User | None) -> list[Obstacle]:
    """Nobody changes the own family, by a sheet no more than by hand."""
    known = Q(kk_number=by.kk_number) if by and by.kk_number else Q(pk=None)
    own = known | Q(people__nik=by.nik) if by and by.nik else known
    families = Family.objects.filter(own).values("pk")
    about = Q(family__in=families) | Q(person__family__in=families)
    numbers = batch.rows.chosen().filter(about).order_by("number").values_list("number", flat=True)
    found = [str(number) for number in numbers[:NAMED]]
    if not found:
        return []
    sentence = _("Baris %(rows)s tentang keluarga Anda sendiri. Petugas lain yang menerapkannya.")
    return [Obstacle("own_family", sentence % {"rows": ", ".join(found)})]


def obstacles_to_stale(*, is_stale: bool) -> list[Obstacle]:
    """What was compared is what is written; otherwise it is compared again."""
    if not is_stale:
        return []
    sentence = _("Data warga berubah sejak berkas ini dibaca. Baca lagi, lalu terapkan.")
    return [Obstacle("changed_since", sentence)]


def may_move(batch: ImportBatch, to: BatchState) -> bool:
    return to in MOVES[BatchState(batch.state)]


def _permission(by: User | None) -> list[Obstacle]:
    if by is None or by.may(Permission.REGISTER_IMPORT):
        return []
    return [Obstacle("not_permitted", _("Impor dilakukan petugas lain. Minta ke operator."))]
