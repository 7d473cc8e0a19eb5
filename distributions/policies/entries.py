"""What may be done with one entry of a list, and why not."""

from datetime import date

from django.utils.translation import gettext as _

from distributions.choices import Standing
from distributions.entering import is_grown
from distributions.models import ListEntry, RecipientList
from distributions.policies.lists import obstacles_to_edit
from duren_sawit.accounts.models import User
from duren_sawit.lib.refusals import Obstacle
from households.choices import LifeStatus
from households.models import Person


def obstacles_to_change(entry: ListEntry, listed: RecipientList, by: User) -> list[Obstacle]:
    found = obstacles_to_edit(listed, by)
    if entry.standing == Standing.OFF:
        found.append(Obstacle("off", _("Keluarga ini sudah dikeluarkan dari daftar.")))
    return found


def obstacles_to_receiver(entry: ListEntry, receiver: Person, *, on: date) -> list[Obstacle]:
    """Any grown living member of the family, whoever that is."""
    if receiver.family_id != entry.family_id or receiver.life_status != LifeStatus.ALIVE:
        return [Obstacle("not_member", _("Penerima harus anggota keluarga ini yang masih hidup."))]
    if not is_grown(receiver, on=on):
        return [Obstacle("too_young", _("Penerima harus berumur 17 tahun atau lebih."))]
    return []
