"""Reads the whole trail again; exit status 0 only when it is what was sealed."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.formats import date_format

from duren_sawit.audit.selectors import Finding, seal_state_unscoped, verify_trail_unscoped


class Command(BaseCommand):
    help = "Memeriksa apakah jejak masih sama dengan segelnya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--json", action="store_true", help="satu objek JSON untuk program lain"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        at = timezone.now()
        findings, state = verify_trail_unscoped(at=at), seal_state_unscoped(at=at)
        until = state.sealed_until
        if options["json"]:
            facts = {"sealed_until": until and until.isoformat(), "seal": state.code}
            listed = [as_facts(finding) for finding in findings]
            self.stdout.write(json.dumps({"sound": not findings, **facts, "findings": listed}))
        elif findings:
            self.stdout.write("\n".join(["Jejak berubah.", *map(as_line, findings)]))
        elif until is None:
            self.stdout.write("Jejak belum disegel; segel pertama dibuat nanti malam.")
        else:
            self.stdout.write(f"Jejak utuh sampai {date_format(until)}. Segel {state.code}.")
        if findings:
            sys.exit(1)


def as_facts(finding: Finding) -> dict[str, object]:
    return {"flaw": finding.flaw, "day": finding.day.isoformat(), "entry": finding.entry_id}


def as_line(finding: Finding) -> str:
    where = f" (catatan {finding.entry_id})" if finding.entry_id else ""
    return f"{date_format(finding.day)}: {finding.sentence}{where}"
