"""`manage.py seed_demo`: the demo village and the nine people who can sign in."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from duren_sawit.accounts import demo
from duren_sawit.accounts.demo.village import plant
from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Area
from duren_sawit.lib.refusals import Refusal


class Command(BaseCommand):
    help = "Menanam kelurahan contoh. Boleh diulang; menolak bila berisi kelurahan sungguhan."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="satu objek JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Orang contoh hanya untuk mencoba; pakai script/demo.")
        try:
            village = plant(at=timezone.now())
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        told = {
            "village": village.site.title,
            "rw_count": Area.objects.rws().count(),
            "rt_count": Area.objects.rts().count(),
            "people_count": User.objects.count(),
            "password": demo.PASSWORD,
            "logins": [
                {"username": one.username, "name": one.full_name, "role": str(one.role.label)}
                for one in demo.PEOPLE
            ],
        }
        self.stdout.write(json.dumps(told) if options["json"] else _as_text(told))


def _as_text(told: dict[str, Any]) -> str:
    lines = [
        f"{told['village']}: {told['rw_count']} RW, {told['rt_count']} RT, "
        f"{told['people_count']} orang contoh.",
        f"Kata sandi semua orang di bawah ini: {told['password']}",
        *(f"  {one['username']:<10} {one['role']:<20} {one['name']}" for one in told["logins"]),
        "Kode kedua lurah, kesra, operator, dan auditor tertulis di halaman masuknya.",
    ]
    return "\n".join(lines)
