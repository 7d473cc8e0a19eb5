"""`manage.py found_village FILE`: begins a real village from one filled-in file.

The file is read with the forms of the pages, so the same rules and the same sentences hold.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django import forms
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.forms.people import PersonForm
from duren_sawit.accounts.forms.sites import SiteForm
from duren_sawit.accounts.services import villages
from duren_sawit.accounts.services.people import Newcomer
from duren_sawit.accounts.services.villages import Founder
from duren_sawit.areas.selectors import site_unscoped
from duren_sawit.lib.refusals import Refusal
from duren_sawit.lib.texts import one_line

CODE = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}")  # Kemendagri's, down to the village
FOUNDERS = {"head": Role.LURAH, "operator": Role.OPERATOR}


class Command(BaseCommand):
    help = "Memulai kelurahan atau desa dari berkas isian; contohnya docs/village.example.toml."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="berkas isian; tanda - untuk masukan baku")
        parser.add_argument("--json", action="store_true", help="satu objek JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        answers = Answers(read(options["file"]))
        if complaints := list(answers.complaints()):
            raise CommandError("\n".join(complaints))
        try:
            newcomers = villages.found(
                answers.code,
                words=answers.site.words,
                rt_counts=answers.rt_counts,
                founders=answers.founders(),
                by=None,
                at=timezone.now(),
            )
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        told = facts(newcomers, rt_counts=answers.rt_counts)
        self.stdout.write(json.dumps(told) if options["json"] else as_text(told))


def read(name: str) -> dict[str, Any]:
    """The answers in a TOML file."""
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
        return tomllib.loads(text)
    except (OSError, UnicodeDecodeError):
        raise CommandError(_("Berkas %s belum bisa dibuka.") % name) from None
    except tomllib.TOMLDecodeError as wrong:
        raise CommandError(
            _("Berkas %(name)s belum terbaca: %(why)s") % {"name": name, "why": wrong}
        ) from None


class Answers:
    """The file as forms, which know what is missing or wrong."""

    def __init__(self, parts: Mapping[str, Any]) -> None:
        self.parts = parts
        self.code = str(parts.get("code", ""))
        self.rt_counts: list[int] = parts.get("rt_counts", [])
        self.site = SiteForm(parts.get("site", {}), cancel="")
        self.people = {
            name: PersonForm(parts.get(name, {}), submit="", cancel="") for name in FOUNDERS
        }

    def complaints(self) -> Iterator[str]:
        """Everything that must be mended, each with its place in the file."""
        if not CODE.fullmatch(self.code):
            yield _("code: tulis kode Kemendagri, misalnya 31.75.07.1001.")
        if not self._counts_are_numbers():
            yield _("rt_counts: tulis banyaknya RT di tiap RW, misalnya [11, 10, 12].")
        for name, form in {"site": self.site, **self.people}.items():
            yield from _complaints(name, form, self.parts.get(name, {}))

    def founders(self) -> list[Founder]:
        return [
            Founder(form.details, role=FOUNDERS[name], mandate=self._mandate(name))
            for name, form in self.people.items()
        ]

    def _mandate(self, name: str) -> str:
        return one_line(str(self.parts[name].get("mandate", "")))

    def _counts_are_numbers(self) -> bool:
        counts = self.rt_counts
        return isinstance(counts, list) and bool(counts) and all(type(n) is int for n in counts)


def _complaints(name: str, form: forms.BaseForm, given: Mapping[str, Any]) -> Iterator[str]:
    for field, sentences in form.errors.items():
        where = name if field == "__all__" else f"{name}.{field}"
        yield from (f"{where}: {sentence}" for sentence in sentences)
    for unknown in sorted(given.keys() - form.fields.keys() - {"mandate"}):
        yield _("%(part)s.%(name)s: isian ini belum dikenal.") % {"part": name, "name": unknown}


def facts(newcomers: list[Newcomer], *, rt_counts: list[int]) -> dict[str, Any]:
    return {
        "village": site_unscoped().title,
        "rw_count": len(rt_counts),
        "rt_count": sum(rt_counts),
        "people": [
            {
                "username": one.person.username,
                "name": one.person.full_name,
                "one_time_password": one.password,
            }
            for one in newcomers
        ],
    }


def as_text(told: dict[str, Any]) -> str:
    lines = [
        _("%(village)s dimulai: %(rw_count)d RW, %(rt_count)d RT.") % told,
        _("Kata sandi sekali pakai, hanya tampil di sini; diganti saat masuk pertama:"),
        *(
            f"  {p['username']:<16} {p['one_time_password']:<32} {p['name']}"
            for p in told["people"]
        ),
    ]
    return "\n".join(lines)
