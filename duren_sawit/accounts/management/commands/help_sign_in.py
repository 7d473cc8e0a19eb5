"""`manage.py help_sign_in USERNAME`: lets somebody in again whom nobody on the pages can help.

For whoever works at the server's terminal, when the only operator forgot the password or the
phone with the second factor is gone. The trail keeps it, with its reason.
"""

import json
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from duren_sawit.accounts.models import User
from duren_sawit.accounts.services import credentials
from duren_sawit.lib.refusals import Refusal


class Command(BaseCommand):
    help = "Memberi kata sandi sekali pakai kepada seseorang; bila perlu menghapus kode keduanya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="nama pengguna")
        parser.add_argument("--reason", required=True, help="alasan; tersimpan di jejak")
        parser.add_argument("--second-factor", action="store_true", help="hapus juga kode keduanya")
        parser.add_argument("--json", action="store_true", help="satu objek JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        person = User.objects.filter(username__iexact=options["username"]).first()
        if person is None:
            raise CommandError(_("Belum ada yang bernama “%s”.") % options["username"])
        try:
            password = let_in(
                person,
                reason=options["reason"],
                without_factor=options["second_factor"],
                at=timezone.now(),
            )
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        told = {"username": person.username, "one_time_password": password}
        sentence = _("Kata sandi sekali pakai untuk %(username)s: %(one_time_password)s") % told
        self.stdout.write(json.dumps(told) if options["json"] else sentence)


@transaction.atomic
def let_in(person: User, *, reason: str, without_factor: bool, at: datetime) -> str:
    """Both, or neither."""
    if without_factor:
        credentials.reset_second_factor(person, reason=reason, by=None, at=at)
    return credentials.reset_password(person, reason=reason, by=None, at=at)
