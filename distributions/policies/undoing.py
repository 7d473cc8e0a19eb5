"""May a handover be taken back, by whom, and why not."""

from collections.abc import Collection
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from distributions.choices import Standing
from distributions.models import Handover, ListEntry, Round
from distributions.policies.handovers import obstacles_to_open
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Obstacle


def _obstacles_to_family(entry: ListEntry, own: Collection[int]) -> list[Obstacle]:
    """Of whom nothing is taken back: one's own family, and who left the list meanwhile."""
    found = []
    if entry.family_id in own:
        sentence = _("Ini keluarga Anda sendiri. Petugas lain yang membatalkan.")
        found.append(Obstacle("own_family", sentence))
    if entry.standing == Standing.OFF:
        sentence = _("Keluarga ini sudah keluar dari daftar. Betulkan sesudah tahap ditutup.")
        found.append(Obstacle("left_the_list", sentence))
    return found


def obstacles_to_undo(
    handover: Handover,
    *,
    reason: str,
    by: User,
    at: datetime,
    round_: Round,
    own: Collection[int] = (),
) -> list[Obstacle]:
    """Within the day it was written down, by who wrote it or who plans rounds."""
    area = handover.entitlement.area
    is_recorder = handover.recorded_by_id == by.pk and by.may(Permission.HANDOVERS_RECORD, area)
    found = obstacles_to_open(round_) + _obstacles_to_family(handover.entitlement.entry, own)
    if handover.undone_at:
        found.append(Obstacle("undone", _("Serah terima ini sudah dibatalkan.")))
    if not is_recorder and not by.may(Permission.ROUNDS_PLAN, area):
        sentence = _("Serah terima dibatalkan oleh pencatatnya atau Kasi Kesra.")
        found.append(Obstacle("not_yours", sentence))
    if timezone.localtime(at).date() != timezone.localtime(handover.recorded_at).date():
        sentence = _("Serah terima hanya dibatalkan pada hari dicatat.")
        found.append(Obstacle("later_day", sentence))
    if not reason.strip():
        found.append(Obstacle("no_undo_reason", _("Tulis sebab pembatalan.")))
    return found
