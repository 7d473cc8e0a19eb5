"""The families of the demo village: RT 003 of RW 05 in full, the others thinner."""

from duren_sawit.accounts.registry import DemoVillage, register_demo_story
from households.models import Family
from households.services import populations

SEED = 13440
FULL = {"005.003": 90}
IN_RW = {"005": 12}  # families in each other RT of that RW
ELSEWHERE = 5


def the_families(village: DemoVillage) -> None:
    """Settled once."""
    if Family.objects.exists():
        return
    sizes = {
        area.code: FULL.get(code, IN_RW.get(code[:3], ELSEWHERE))
        for code, area in village.areas.items()
        if code.count(".") == 1
    }
    populations.settle(village.area(), order=populations.Order(sizes, SEED), by=None, at=village.at)


register_demo_story(50, the_families)
