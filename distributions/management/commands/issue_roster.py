"""`manage.py issue_roster ROUND [--area CODE] [--output FILE]` prints without browser or worker."""

import json
import sys
import uuid
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from distributions import pressing
from distributions.choices import LetterKind
from distributions.models import Round
from distributions.models.papers import PrintBatch
from distributions.policies.papers import Wish
from distributions.services import papers
from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Area
from duren_sawit.areas.selectors import village_unscoped
from duren_sawit.documents.selectors import head_unscoped
from duren_sawit.lib.refusals import Obstacle, Refusal


class Command(BaseCommand):
    """Exit status 0 only when the file was written.

    With --json one object on standard output; why it went wrong is on standard error, as without.
    """

    help = "Mencetak roster satu tahap menjadi satu PDF."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("round", help="kode tahap, atau nama program/nomor tahap")
        parser.add_argument("--area", default="", help="kode wilayah; tanpa ini seluruh kelurahan")
        parser.add_argument("--output", type=Path, help="berkas PDF yang ditulis")
        parser.add_argument("--by", default="", help="nama pengguna yang menerbitkan")
        parser.add_argument("--json", action="store_true", help="satu objek JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            told = issued(options)
        except Refusal as refusal:
            self.stderr.write(str(refusal))
            sys.exit(1)
        sentence = _("%(rosters)d roster, %(pages)d halaman: %(file)s")
        self.stdout.write(json.dumps(told) if options["json"] else sentence % told)


def issued(options: dict[str, Any]) -> dict[str, Any]:
    """Ordered, printed and written."""
    round_, by = round_of(options["round"]), issuer_of(options["by"])
    wish = Wish(kind=LetterKind.ROSTER, area=area_of(options["area"]))
    batch = papers.order(round_, wish=wish, by=by, at=timezone.now(), is_sent=False)
    pressing.produce(batch.pk, clock=timezone.now)
    batch = PrintBatch.objects.select_related("area", "round").get(pk=batch.pk)
    if not batch.is_ready:
        raise Refusal(Obstacle("failed", batch.failure))
    copies = pressing.copies_of(batch)
    content, name = pressing.bound(batch)
    papers.record_download(batch, by=by, at=timezone.now())
    path = written(options["output"] or Path(name), content)
    return {
        "file": str(path),
        "rosters": len(copies),
        "pages": sum(copy.page_count for copy in copies),
        "bytes": len(content),
    }


def round_of(said: str) -> Round:
    rounds = Round.objects.select_related("programme")
    try:
        found = rounds.filter(public_id=uuid.UUID(said)).first()
    except ValueError:
        name, _slash, number = said.rpartition("/")
        found = rounds.filter(
            programme__name__iexact=name.strip(), number=int(number) if number.isdigit() else 0
        ).first()
    if found is None:
        raise Refusal(
            Obstacle("no_round", _("Tahap itu tidak ada; tulis kodenya, atau program/nomor."))
        )
    return found


def area_of(code: str) -> Area:
    if not code:
        return village_unscoped()
    found = Area.objects.filter(code=code).first()
    if found is None:
        raise Refusal(
            Obstacle("no_area", _("Wilayah berkode %(code)s tidak ada.") % {"code": code})
        )
    return found


def issuer_of(username: str) -> User:
    """Who was named; else the one welfare officer of the village."""
    if username:
        found: User | None = User.objects.filter(username=username, is_active=True).first()
    else:
        found = head_unscoped(Role.KESRA, village_unscoped(), timezone.localdate())
    if found is None:
        raise Refusal(Obstacle("nobody", _("Tulis --by dengan nama pengguna yang menerbitkan.")))
    return found


def written(path: Path, content: bytes) -> Path:
    try:
        path.write_bytes(content)
    except OSError:
        sentence = _("Berkas %(path)s tidak dapat ditulis.") % {"path": path}
        raise Refusal(Obstacle("unwritable", sentence)) from None
    return path
