"""What pages and papers need to know of this place."""

from dataclasses import dataclass

from duren_sawit.areas.models import Area, Site


def site_unscoped() -> Site:
    """The words and letterhead of this place, for every page and paper; the same for all."""
    return Site.objects.select_related("village").get()


def site_or_none_unscoped() -> Site | None:
    """The same for the frame of pages, which also stands before a village was begun."""
    return Site.objects.first()


def village_unscoped() -> Area:
    """The whole village: where things happen that belong to no RW or RT. Used by the trail."""
    return Area.objects.villages().get()


@dataclass(frozen=True, slots=True)
class Emblem:
    """The picture above every page, for anybody to see."""

    content: bytes


def public_emblem(key: str) -> Emblem | None:
    """The present emblem, when it is still the one of this key."""
    site = site_or_none_unscoped()
    if site is None or not site.emblem or site.emblem_key != key:
        return None
    with site.emblem.open() as file:
        return Emblem(file.read())
