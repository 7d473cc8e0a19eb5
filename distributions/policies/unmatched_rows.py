"""May a row of an aid workbook be settled, and why not."""

from django.utils.translation import gettext as _

from distributions.choices import RowState
from distributions.models import RecipientList, UnmatchedRow
from distributions.policies.lists import obstacles_to_edit
from duren_sawit.accounts.models import User
from duren_sawit.lib.refusals import Obstacle


def obstacles_to_settle(row: UnmatchedRow, listed: RecipientList, by: User) -> list[Obstacle]:
    """Once, and as long as the list is a draft."""
    found = obstacles_to_edit(listed, by)
    if row.state != RowState.OPEN:
        found.append(Obstacle("settled", _("Baris ini sudah diselesaikan.")))
    return found


def obstacles_to_nobody() -> list[Obstacle]:
    """The family chosen has nobody who could receive."""
    sentence = _("Keluarga ini tidak menetap lagi atau belum punya anggota yang bisa menerima.")
    return [Obstacle("nobody", sentence)]
