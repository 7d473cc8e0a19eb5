"""Says whether the village can be served; exit status 0 only when it can."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from duren_sawit.operations.choices import State
from duren_sawit.operations.selectors import Readiness, public_readiness


class Command(BaseCommand):
    help = "Memeriksa basis data, antrean, pekerja, susunan data, ruang simpan, dan cadangan."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--json", action="store_true", help="satu objek JSON untuk program lain"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        readiness = public_readiness(at=timezone.now())
        self.stdout.write(as_json(readiness) if options["json"] else as_line(readiness))
        if not readiness.is_ready:
            sys.exit(1)


def as_json(readiness: Readiness) -> str:
    parts = {part.name.lower(): part.state for part in readiness.parts}
    return json.dumps({"ready": readiness.is_ready, "parts": parts})


def as_line(readiness: Readiness) -> str:
    noted = dict.fromkeys(part.sentence for part in readiness.parts if part.state != State.OK)
    return " ".join(["Siap." if readiness.is_ready else "Belum siap.", *noted])
