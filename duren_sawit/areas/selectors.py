"""What pages and papers need to know of this place."""

from duren_sawit.areas.models import Area, Site


def site_unscoped() -> Site:
    """The words and letterhead of this place, for every page and paper; the same for all."""
    return Site.objects.select_related("village").get()


def village_unscoped() -> Area:
    """The whole village: where things happen that belong to no RW or RT. Used by the trail."""
    return Area.objects.villages().get()
