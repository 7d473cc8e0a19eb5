"""`manage.py correct_person USERNAME nip=...`: mends the record of somebody nobody else may touch.

For whoever works at the server's terminal, when a name or number of the lurah is wrong: officers on
the pages rewrite only those who may do no more than they. The person is told.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from duren_sawit.accounts.forms.people import PersonForm
from duren_sawit.accounts.models import User
from duren_sawit.accounts.selectors.people import details_of
from duren_sawit.accounts.services import people
from duren_sawit.lib.refusals import Refusal


class Command(BaseCommand):
    help = "Membetulkan data seseorang, misalnya: correct_person lurah full_name='Budi Contoh'"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="nama pengguna")
        parser.add_argument("facts", nargs="+", help=f"isian=nilai; {', '.join(FIELDS)}")

    def handle(self, *_args: Any, **options: Any) -> None:
        person = User.objects.filter(username__iexact=options["username"]).first()
        if person is None:
            raise CommandError(_("Belum ada yang bernama “%s”.") % options["username"])
        form = PersonForm({**details_of(person), **_read(options["facts"])}, submit="", cancel="")
        if not form.is_valid():
            said = [f"{name}: {' '.join(map(str, each))}" for name, each in form.errors.items()]
            raise CommandError("\n".join(said))
        details = form.details_beside(person)
        try:
            people.change(person, details=details, by=None, at=timezone.now())
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(_("Data tersimpan."))


FIELDS = tuple(PersonForm.base_fields)


def _read(facts: list[str]) -> dict[str, str]:
    """ "nip=1970..." as the form is given it."""
    pairs = [fact.partition("=") for fact in facts]
    for name, equals, _value in pairs:
        if name not in FIELDS or not equals:
            raise CommandError(_("Isian %s belum dikenal.") % name)
    return {name: value for name, _equals, value in pairs}
