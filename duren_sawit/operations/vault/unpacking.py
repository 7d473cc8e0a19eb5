"""Brings a village back from a backup: everything, or nothing at all."""

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _

from duren_sawit.audit.selectors import verify_trail_unscoped
from duren_sawit.celery import app
from duren_sawit.lib.encryption import EncryptedField
from duren_sawit.lib.keyring import Keyring
from duren_sawit.lib.sealing import Unreadable
from duren_sawit.operations.services import backups
from duren_sawit.operations.vault import age, archive, databases, target, tools
from duren_sawit.operations.vault.files import Staged
from duren_sawit.operations.vault.manifest import Manifest, row_counts
from duren_sawit.operations.vault.troubles import Unfinished, in_words


@dataclass(frozen=True)
class Restored:
    """What came back; `trail_is_sound` says whether the trail agrees with its seals."""

    manifest: Manifest
    trail_is_sound: bool


@dataclass(frozen=True)
class BackupFile:
    """One backup file and the passphrase that opens it."""

    path: Path
    passphrase: str

    @contextmanager
    def opened(self) -> Iterator[age.Reader]:
        with self.path.open("rb") as file:
            yield age.Reader(file, self.passphrase)

    def keyring(self) -> Keyring:
        """The keys in the backup, for an environment that must be given them by hand."""
        with in_words(self.path.parent), self.opened() as stream:
            staged = Staged("keys")
            for entry in archive.entries(stream):
                if entry.part == archive.KEYS:
                    staged.receive(entry)
            return staged.keyring


def unpack(file: BackupFile, *, replace: str, at: datetime) -> Restored:
    """Restore a backup. Raises Unfinished, and then everything is as it was before."""
    with in_words(Path(settings.MEDIA_ROOT)):
        with file.opened() as stream:
            manifest = archive.verified(stream)
        target.refuse_unfit(manifest)
        target.refuse_taken(replace=replace)
        stamp = f"{at:%Y%m%d%H%M%S}"
        names, staged = databases.Names.now(stamp), Staged(stamp)
        try:
            with databases.scratch(names):
                return _fill_and_move(file, manifest, staged, names=names, at=at)
        finally:
            staged.clear()


def _fill_and_move(
    file: BackupFile, manifest: Manifest, staged: Staged, *, names: databases.Names, at: datetime
) -> Restored:
    with file.opened() as stream, _restoring(names.scratch) as feed:
        for entry in archive.entries(stream):
            if entry.part == archive.DATABASE:
                for piece in entry.pieces():
                    feed(piece)
            else:
                staged.receive(entry)
    with _keys_in_use(target.keyring_for(staged.keyring)):
        _refuse_incomplete(manifest)
        databases.migrate_forward()
        _refuse_unreadable()
        sound = not verify_trail_unscoped(at=manifest.moment)
        backups.note_restored(
            file.path.name,
            byte_count=file.path.stat().st_size,
            made_at=manifest.moment,
            by=None,
            at=at,
        )
        with databases.moved_in(names), staged.moved_in():
            _forget_the_past()
    return Restored(manifest, sound)


def _forget_the_past() -> None:
    """Sessions, cached values and waiting tasks of another village."""
    cache.clear()
    app.control.purge()


@contextmanager
def _restoring(database: str) -> Iterator[Callable[[bytes], object]]:
    """pg_restore at work; what is fed to it ends up in the database."""
    command: list[str | Path] = [
        tools.program("pg_restore", at_least=tools.server_major()),
        "--exit-on-error",
        "--no-owner",
        "--no-privileges",
        "--no-comments",
        f"--dbname={database}",
    ]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, env=tools.environment(database), stdin=subprocess.PIPE, stderr=said
        )
        try:
            with process:
                assert process.stdin is not None  # noqa: S101 -- it is a pipe
                yield process.stdin.write
        except BrokenPipeError:
            process.wait()
        if process.returncode:
            sentence = _("Isi cadangan belum bisa dimasukkan ke basis data: %s")
            raise Unfinished(sentence % tools.last_words(said))


@contextmanager
def _keys_in_use(ring: Keyring) -> Iterator[None]:
    before = settings.FIELD_KEYRING
    settings.FIELD_KEYRING = ring
    try:
        yield
    finally:
        settings.FIELD_KEYRING = before


def _refuse_incomplete(manifest: Manifest) -> None:
    """Every table that was counted has as many rows again; asked before newer migrations run."""
    kept = {label for label in manifest.counts if _is_known(label)}
    if row_counts(kept) != {label: manifest.counts[label] for label in kept}:
        raise Unfinished(_("Banyaknya baris berbeda dari cadangan; pakai salinan yang lain."))


def _is_known(label: str) -> bool:
    try:
        apps.get_model(label)
    except LookupError:
        return False
    return True


def _refuse_unreadable() -> None:
    """One value of each encrypted column opens."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, EncryptedField):
                kept = model._base_manager.filter(**{f"{field.name}__isnull": False})
                try:
                    list(kept.values_list(field.name, flat=True)[:1])
                except Unreadable:
                    raise Unfinished(
                        _("Kunci dalam cadangan tidak membuka NIK di dalamnya.")
                    ) from None
