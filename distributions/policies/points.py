"""What may be done with points, and why not."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from distributions.facts import PointFacts
from distributions.models import Handover, Point, Round, StockMovement
from distributions.policies.rounds import receiving_areas
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Area
from duren_sawit.lib.refusals import Obstacle


def obstacles_to_officers(facts: PointFacts) -> list[Obstacle]:
    wrong = [one for one in facts.officers if not one.may(Permission.HANDOVERS_RECORD)]
    if not wrong:
        return []
    sentence = _("%(name)s tidak bertugas menyerahkan bantuan.") % {"name": wrong[0]}
    return [Obstacle("not_officer", sentence)]


def obstacles_to_drop(point: Point) -> list[Obstacle]:
    if not is_used(point):
        return []
    return [Obstacle("used", _("Titik ini sudah dipakai: ada jadwal, barang, atau serah terima."))]


def obstacles_to_spread(rws: Collection[Area]) -> list[Obstacle]:
    if rws:
        return []
    return [Obstacle("nobody", _("Daftar penerima tahap ini masih kosong."))]


def receiving_rws(plan: Round) -> list[Area]:
    """In order, each once."""
    parents = [area.parent for area in receiving_areas(plan)]
    return list(dict.fromkeys(rw for rw in parents if rw))


def is_used(point: Point) -> bool:
    return (
        point.slots.exists()
        or Handover.objects.filter(point=point).exists()
        or StockMovement.objects.filter(source=point).exists()
        or StockMovement.objects.filter(target=point).exists()
    )
