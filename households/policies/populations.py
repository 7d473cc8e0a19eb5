"""May a village be filled with invented people?"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from duren_sawit.lib.refusals import Obstacle
from households.models import Family
from households.village import numbers

MOST_FAMILIES = numbers.CIRCLE // numbers.SLOTS


def obstacles_to_settling(sizes: Mapping[str, int], *, may_add: bool) -> list[Obstacle]:
    """Never among people who are there already, unless that is wanted."""
    if not sizes:
        return [Obstacle("no_rts", _("Belum ada RT; mulai dengan found_village."))]
    if not 0 < sum(sizes.values()) <= MOST_FAMILIES:
        sentence = _("Banyaknya keluarga antara 1 dan {most}.").format(most=MOST_FAMILIES)
        return [Obstacle("count", sentence)]
    if not may_add and Family.objects.exists():
        return [Obstacle("inhabited", _("Kelurahan ini sudah berisi keluarga; pakai --add."))]
    return []
