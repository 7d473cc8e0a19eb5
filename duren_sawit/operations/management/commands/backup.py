"""Makes one encrypted file of everything: database, files of letters, keys."""

from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from duren_sawit.operations.management.reporting import ReportingCommand
from duren_sawit.operations.services import backups
from duren_sawit.operations.vault import passphrases
from duren_sawit.operations.vault.packing import pack, rotate
from duren_sawit.operations.vault.target import refuse_silent_database
from duren_sawit.operations.vault.troubles import in_words


class Command(ReportingCommand):
    help = "Membuat cadangan: satu berkas terkunci berisi basis data, berkas surat, dan kunci."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--to", type=Path, default=settings.BACKUP_DIR, help="map tujuan")
        parser.add_argument("--keep", type=int, default=14, help="banyaknya cadangan yang disimpan")

    def handle(self, *_args: Any, **options: Any) -> None:
        folder, keep = options["to"], max(1, options["keep"])
        self.report(partial(make, folder, keep=keep), as_json=options["json"])


def make(folder: Path, *, keep: int) -> tuple[str, dict[str, Any]]:
    at, passphrase = timezone.now(), passphrases.for_packing()
    refuse_silent_database()
    packed = pack(folder, passphrase=passphrase, at=at)
    with in_words(folder):
        backups.note_made(packed.path.name, byte_count=packed.byte_count, by=None, at=at)
    removed = rotate(folder, keep=keep)
    sizes = {name: part.byte_count for name, part in packed.manifest.parts.items()}
    sentence = f"Cadangan tersimpan di {packed.path} ({filesizeformat(packed.byte_count)})."
    return sentence, {
        "file": str(packed.path),
        "bytes": packed.byte_count,
        "parts": sizes,
        "removed": [path.name for path in removed],
    }
