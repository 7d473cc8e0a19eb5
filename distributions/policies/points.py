"""What may be done with points, and why not."""

from django.utils.translation import gettext as _

from distributions.facts import PointFacts
from distributions.models import Handover, Point, StockMovement
from duren_sawit.accounts.permissions import Permission
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


def is_used(point: Point) -> bool:
    return (
        point.slots.exists()
        or Handover.objects.filter(point=point).exists()
        or StockMovement.objects.filter(source=point).exists()
        or StockMovement.objects.filter(target=point).exists()
    )
