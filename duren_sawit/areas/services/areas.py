"""The tree of areas is planted and corrected."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from duren_sawit.areas.choices import Event, Level
from duren_sawit.areas.models import Area, Site
from duren_sawit.areas.services.sites import Words
from duren_sawit.audit.services import trail
from duren_sawit.audit.services.trail import Actor
from duren_sawit.lib.refusals import Obstacle, Refusal, refuse_if
from duren_sawit.lib.violations import refused_by


@transaction.atomic
def found_village(
    code: str, *, words: Words, is_demo: bool = False, by: Actor | None, at: datetime
) -> Site:
    """Begin a village: the root of the tree and the words above every page.

    Refuses when there already is one. Leaves the village, its site and a trail entry.
    """
    if Area.objects.villages().exists():
        raise Refusal(Obstacle("founded", _("Kelurahan atau desa ini sudah dimulai.")))
    village = Area(level=Level.VILLAGE, code=code, path=f"{code}.")
    site = Site(pk=1, village=village, is_demo=is_demo, **words.as_columns())
    village.name, village.long_name = site.names_of(village)
    with refused_by(Area, Site):
        village.save()
        site.village = village
        site.save(force_insert=True)
    trail.record(Event.VILLAGE_FOUNDED, subject=village, by=by, at=at, area=village)
    return site


@transaction.atomic
def add_rws(site: Site, *, rt_counts: Sequence[int], by: Actor | None, at: datetime) -> list[Area]:
    """Add RWs after the present ones, the first with `rt_counts[0]` RTs, and so on.

    Refuses an RW without RTs and more than 999. Leaves the areas in order and one trail entry.
    """
    village = Area.objects.select_for_update(of=("self",)).get(pk=site.village_id)
    refuse_if(_obstacles_to_counts(rt_counts))
    first = village.children.count() + 1
    rws = Area.objects.bulk_create(
        _child(village, number, site) for number in range(first, first + len(rt_counts))
    )
    rts = Area.objects.bulk_create(
        _child(rw, number, site)
        for rw, count in zip(rws, rt_counts, strict=True)
        for number in range(1, count + 1)
    )
    added: dict[str, tuple[object, object]] = {
        site.rw_word: (None, len(rws)),
        site.rt_word: (None, len(rts)),
    }
    trail.record(Event.AREAS_ADDED, subject=village, by=by, at=at, area=village, changes=added)
    return [*rws, *rts]


@transaction.atomic
def draw_boundary(area: Area, *, boundary: dict[str, Any] | None, by: Actor, at: datetime) -> Area:
    """Put down (or take away) where an area ends, as GeoJSON already checked by the form."""
    area = Area.objects.select_for_update(of=("self",)).get(pk=area.pk)
    area.boundary = boundary
    area.save(update_fields=["boundary"])
    trail.record(Event.AREA_CHANGED, subject=area, by=by, at=at, area=area)
    return area


def _child(parent: Area, number: int, site: Site) -> Area:
    code = f"{parent.code}.{number:03}"
    level = Level.RW if parent.level == Level.VILLAGE else Level.RT
    child = Area(level=level, parent=parent, number=number, code=code, path=f"{code}.")
    child.name, child.long_name = site.names_of(child)
    return child


def _obstacles_to_counts(counts: Sequence[int]) -> list[Obstacle]:
    if counts and all(1 <= count <= 999 for count in counts):
        return []
    return [Obstacle("count", _("Setiap RW punya 1 sampai 999 RT."))]
