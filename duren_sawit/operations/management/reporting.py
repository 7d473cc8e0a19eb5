"""How the commands of this room speak: one line for a person, or one JSON object."""

import json
import sys
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from duren_sawit.operations.vault.troubles import Unfinished


class ReportingCommand(BaseCommand):
    """Runs `work`, which answers a sentence and facts; exit status 0 only when it was done."""

    requires_system_checks = []  # a broken setup is what a restore is for

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--json", action="store_true", help="satu objek JSON untuk program lain"
        )

    def report(self, work: Callable[[], tuple[str, dict[str, Any]]], *, as_json: bool) -> None:
        try:
            sentence, facts = work()
        except Unfinished as trouble:
            if as_json:
                self.stdout.write(json.dumps({"done": False, "reason": str(trouble)}))
            self.stderr.write(str(trouble))
            sys.exit(1)
        self.stdout.write(json.dumps({"done": True, **facts}) if as_json else sentence)
