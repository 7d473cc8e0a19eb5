"""`manage.py generate_village --families N --seed S`: fills the RTs with invented families.

For trying out and for measuring. The same seed makes the same people on the same day.
"""

import json
import time
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from duren_sawit.areas.models import Area
from duren_sawit.areas.selectors import village_unscoped
from duren_sawit.lib.refusals import Refusal
from households.services import populations
from households.village import making


class Command(BaseCommand):
    help = "Mengisi RT yang ada dengan keluarga rekaan; menolak bila sudah ada keluarga."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--families", type=int, required=True, help="banyaknya keluarga")
        parser.add_argument("--seed", type=int, default=1, help="benih; benih sama, isi sama")
        parser.add_argument("--add", action="store_true", help="tambahkan pada yang sudah ada")
        parser.add_argument("--json", action="store_true", help="satu objek JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        codes = list(Area.objects.rts().in_order().values_list("code", flat=True))
        if not codes:
            raise CommandError(_("Belum ada RT; mulai dengan found_village."))
        sizes = making.spread(codes, options["families"], seed=options["seed"])
        order = populations.Order(sizes, options["seed"], may_add=options["add"])
        start = time.perf_counter()
        try:
            settled = populations.settle(
                village_unscoped(), order=order, by=None, at=timezone.now()
            )
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        told = {**asdict(settled), "seconds": round(time.perf_counter() - start, 2)}
        sentence = _(
            "%(families)d keluarga, %(people)d orang, %(dwellings)d rumah; %(seconds)s detik."
        )
        self.stdout.write(json.dumps(told) if options["json"] else sentence % told)
