"""Renews the key of NIK and KK numbers: a new key on the ring, then all values closed anew."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils import timezone

from duren_sawit.accounts.services import second_factors
from duren_sawit.lib.keyring import replace
from duren_sawit.operations.closed_columns import close_anew
from duren_sawit.operations.management.reporting import ReportingCommand
from duren_sawit.operations.services import renewals


class Command(ReportingCommand):
    help = (
        "Mengganti kunci NIK dan No. KK: --new-key menambah kunci, lalu (setelah semua program "
        "dinyalakan ulang) tanpa pilihan apa pun menutup semua nilai dengan kunci itu."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--new-key", action="store_true", help="menambah satu kunci")

    def handle(self, *_args: Any, **options: Any) -> None:
        work = new_key if options["new_key"] else close_all
        self.report(work, as_json=options["json"])


def new_key() -> tuple[str, dict[str, Any]]:
    """Into the key file; or shown, when the ring comes from the environment."""
    ring = settings.FIELD_KEYRING.renewed()
    if settings.KEYS_FILE is None:
        line = ring.to_text()
        return f"Ganti FIELD_KEYS dengan baris ini: {line}", {"key": ring.current, "ring": line}
    replace(settings.KEYS_FILE, ring)
    sentence = f"Kunci nomor {ring.current} ditambahkan. Nyalakan ulang semua program."
    return sentence, {"key": ring.current}


def close_all() -> tuple[str, dict[str, Any]]:
    now = timezone.now()
    count = close_anew() + second_factors.close_anew(by=None, at=now)
    renewal = renewals.note(count, by=None, at=now)
    sentence = f"{count} nilai ditutup dengan kunci nomor {renewal.key_number}."
    return sentence, {"values": count, "key": renewal.key_number}
