"""What was found beside the entries of a list is written down anew."""

from datetime import datetime

from django.utils import timezone

from distributions.models import Finding, RecipientList
from distributions.selectors.checks import questions
from duren_sawit.lib.changes import write

Found = tuple[int, int, str]  # entry, its RT, and kind


def check(listed: RecipientList, *, at: datetime) -> int:
    """Ask every question of every entry, and keep the answers; how many entries want a look.

    The list is held by whoever calls.
    """
    found, known = _found(listed, at), _known(listed)
    Finding.objects.filter(pk__in=[known[gone] for gone in known.keys() - found]).delete()
    fresh = sorted(found - known.keys())
    Finding.objects.bulk_create(
        [
            Finding(list=listed, entry_id=entry, area_id=area, kind=kind)
            for entry, area, kind in fresh
        ],
        batch_size=5000,
    )
    write(listed, {"checked_at": at})
    return len({entry for entry, _area, _kind in found})


def _found(listed: RecipientList, at: datetime) -> set[Found]:
    entries = listed.entries.on_list()
    asked = questions(listed, on=timezone.localdate(at))
    return {
        (entry, area, kind.value)
        for kind, question in asked.items()
        for entry, area in entries.filter(question).values_list("pk", "area_id")
    }


def _known(listed: RecipientList) -> dict[Found, int]:
    rows = listed.findings.values_list("entry_id", "area_id", "kind", "pk")
    return {(entry, area, kind): key for entry, area, kind, key in rows}
