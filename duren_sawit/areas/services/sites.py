"""The words of the place, the letterhead and the emblem change."""

import hashlib
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from duren_sawit.areas.choices import Event, VillageKind
from duren_sawit.areas.models import Area, Site
from duren_sawit.audit.services import trail
from duren_sawit.audit.services.trail import Actor
from duren_sawit.lib.violations import refused_by


@dataclass(frozen=True, slots=True)
class Words:
    """What the place is called and what stands above its letters."""

    kind: VillageKind
    name: str
    head_title: str
    province_line: str
    city_line: str
    district_line: str
    address: str
    postal_code: str
    place_of_signing: str
    phone: str = ""
    rw_word: str = "RW"
    rt_word: str = "RT"

    def as_columns(self) -> dict[str, Any]:
        return asdict(self)


@transaction.atomic
def change(site: Site, *, words: Words, by: Actor, at: datetime) -> Site:
    """Put other words above pages and papers; letters already issued keep theirs.

    The names of all areas follow. Leaves the site and a trail entry with what changed.
    """
    site = _locked(site)
    changes = {
        column: (getattr(site, column), value)
        for column, value in words.as_columns().items()
        if getattr(site, column) != value
    }
    if not changes:
        return site
    for column, (_old, new) in changes.items():
        setattr(site, column, new)
    with refused_by(Site):
        site.save(update_fields=list(changes))
    _name_all_areas(site)
    _record(Event.SITE_CHANGED, site, by=by, at=at, changes=changes)
    return site


@transaction.atomic
def change_emblem(site: Site, *, image: bytes, by: Actor, at: datetime) -> Site:
    """Put another emblem above pages and papers: PNG bytes already re-encoded by the form."""
    site = _locked(site)
    old = site.emblem.name
    digest = hashlib.sha256(image).hexdigest()[:16]
    site.emblem.save(f"emblem-{digest}.png", ContentFile(image), save=False)
    site.save(update_fields=["emblem"])
    changes: trail.Changes = {"emblem": (old or None, site.emblem.name)}
    _record(Event.EMBLEM_CHANGED, site, by=by, at=at, changes=changes)
    return site


@transaction.atomic
def remove_emblem(site: Site, *, by: Actor, at: datetime) -> Site:
    """Go back to the neutral shield. The file stays: letters already issued may show it."""
    site = _locked(site)
    old, site.emblem = site.emblem.name, ""
    site.save(update_fields=["emblem"])
    _record(Event.EMBLEM_CHANGED, site, by=by, at=at, changes={"emblem": (old or None, None)})
    return site


def _name_all_areas(site: Site) -> None:
    areas = list(Area.objects.select_related("parent"))
    for area in areas:
        area.name, area.long_name = site.names_of(area)
    Area.objects.bulk_update(areas, ["name", "long_name"], batch_size=500)


def _locked(site: Site) -> Site:
    return Site.objects.select_for_update(of=("self",)).select_related("village").get(pk=site.pk)


def _record(event: Event, site: Site, *, by: Actor, at: datetime, changes: trail.Changes) -> None:
    trail.record(event, subject=site, by=by, at=at, area=site.village, changes=changes)
