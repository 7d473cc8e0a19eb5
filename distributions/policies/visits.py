"""May it be arranged that a family receives at home or on a later day, and why not."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from distributions.facts import Visit
from distributions.models import Entitlement, Handover, Round
from distributions.policies.handovers import obstacles_to_open
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Obstacle

MOST_NAMED = 3


def obstacles_to_arrange(
    given: Round, chosen: Collection[Entitlement], visit: Visit, *, by: User, on: date
) -> list[Obstacle]:
    """Of an open round, for families that did not collect, by who hands out where they live."""
    if not chosen:
        return [Obstacle("nobody", _("Pilih dulu keluarganya."))]
    areas = {one.area for one in chosen}
    if not all(by.may(Permission.HANDOVERS_RECORD, area) for area in areas):
        return [Obstacle("not_yours", _("Kunjungan diatur petugas penyaluran di wilayahnya."))]
    return [
        *obstacles_to_open(given),
        *_obstacles_to_day(given, visit, on),
        *_obstacles_to_chosen(chosen),
    ]


def _obstacles_to_day(given: Round, visit: Visit, on: date) -> list[Obstacle]:
    day = visit.second_date_on
    if day is None:
        return []
    if day < max(on, given.opens_on):
        return [Obstacle("past", _("Hari kedua tidak mendahului hari ini dan hari pertama tahap."))]
    if day > given.programme.ends_on:
        return [Obstacle("late", _("Hari kedua di luar masa program."))]
    return []


def _obstacles_to_chosen(chosen: Collection[Entitlement]) -> list[Obstacle]:
    taken = Handover.objects.valid().filter(entitlement__in=chosen)
    names = list(taken.order_by("receiver_name", "pk").values_list("receiver_name", flat=True))
    if any(one.withdrawn_at for one in chosen):
        return [Obstacle("withdrawn", _("Ada jatah yang sudah dicabut. Muat ulang halaman ini."))]
    if not names:
        return []
    sentence = _("Sudah mengambil: %(names)s.") % {"names": ", ".join(names[:MOST_NAMED])}
    return [Obstacle("taken", sentence)]
