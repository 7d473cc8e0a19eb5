"""Brings everything back from a backup file, into an empty place or in place of a named village."""

from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.formats import date_format

from duren_sawit.operations.management.reporting import ReportingCommand
from duren_sawit.operations.vault import passphrases
from duren_sawit.operations.vault.unpacking import BackupFile, unpack


class Command(ReportingCommand):
    help = "Memulihkan basis data, berkas surat, dan kunci dari satu berkas cadangan."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", type=Path, help="berkas .tar.age")
        parser.add_argument(
            "--replace", default="", metavar="NAMA", help="ganti data tempat bernama ini"
        )
        parser.add_argument(
            "--show-keys", action="store_true", help="hanya tunjukkan isi FIELD_KEYS dari cadangan"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["show_keys"]:
            self.report(partial(show_keys, options["file"]), as_json=options["json"])
        else:
            work = partial(restore, options["file"], replace=options["replace"])
            self.report(work, as_json=options["json"])


def show_keys(path: Path) -> tuple[str, dict[str, Any]]:
    keys = BackupFile(path, passphrases.for_opening()).keyring().to_text()
    return f"FIELD_KEYS='{keys}'", {"field_keys": keys}


def restore(path: Path, *, replace: str) -> tuple[str, dict[str, Any]]:
    file = BackupFile(path, passphrases.for_opening())
    restored = unpack(file, replace=replace, at=timezone.now())
    manifest = restored.manifest
    moment = date_format(timezone.localtime(manifest.moment), "DATETIME_FORMAT")
    sentence = f"{manifest.village or 'Data'} dipulihkan dari cadangan {moment}."
    if not restored.trail_is_sound:
        sentence += " Jejaknya berbeda dari segel; jalankan verify_trail."
    facts = {"village": manifest.village, "made_at": manifest.made_at}
    counts = {label: count for label, count in manifest.counts.items() if count}
    return sentence, facts | {"trail_is_sound": restored.trail_is_sound, "rows": counts}
