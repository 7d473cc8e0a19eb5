"""What may happen to an import in its state; why not."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Area
from duren_sawit.lib.refusals import Obstacle
from households.choices import BatchState
from households.models import ImportBatch

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
