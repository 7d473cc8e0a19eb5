"""Skips and rewrites the running numbers of letters."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from duren_sawit.accounts.models import User
from duren_sawit.audit.services import trail
from duren_sawit.documents import numbering
from duren_sawit.documents.choices import Event
from duren_sawit.documents.models import NumberSequence
from duren_sawit.lib.refusals import Obstacle, refuse_if


@transaction.atomic
def skip(
    sequence: NumberSequence, *, to: int, reason: str, by: User, at: datetime
) -> NumberSequence:
    """Go on with a later number, since the ones before it were used on paper.

    Refuses to go back, and to skip without a reason. Leaves one trail entry with both numbers.
    """
    sequence = _locked(sequence)
    refuse_if(_obstacles_to_skip(sequence, to, reason))
    changes: trail.Changes = {"next_serial": (sequence.next_serial, to)}
    sequence.next_serial = to
    sequence.save(update_fields=["next_serial"])
    trail.record(
        Event.NUMBERS_SKIPPED, subject=sequence, by=by, at=at, reason=reason, changes=changes
    )
    return sequence


@transaction.atomic
def change_pattern(
    sequence: NumberSequence, *, pattern: str, by: User, at: datetime
) -> NumberSequence:
    """Write the numbers of the coming letters differently.

    Refuses a pattern with unknown parts or without those that keep numbers apart.
    Leaves one trail entry; letters already issued keep their numbers.
    """
    sequence = _locked(sequence)
    refuse_if(numbering.obstacles_to_pattern(pattern))
    changes: trail.Changes = {"pattern": (sequence.pattern, pattern)}
    sequence.pattern = pattern
    sequence.save(update_fields=["pattern"])
    trail.record(Event.NUMBERS_PATTERN_CHANGED, subject=sequence, by=by, at=at, changes=changes)
    return sequence


def _locked(sequence: NumberSequence) -> NumberSequence:
    return NumberSequence.objects.select_for_update(of=("self",)).get(pk=sequence.pk)


def _obstacles_to_skip(sequence: NumberSequence, to: int, reason: str) -> list[Obstacle]:
    obstacles = []
    if to <= sequence.next_serial:
        obstacles.append(
            Obstacle(
                "not_forward",
                _("Nomor berikutnya sudah %(next)s. Tulis nomor yang lebih besar.")
                % {"next": sequence.next_serial},
            )
        )
    if not reason.strip():
        obstacles.append(Obstacle("no_reason", _("Tulis alasan nomor itu dilewati.")))
    return obstacles
