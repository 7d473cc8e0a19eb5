"""Levels of the tree, kinds of village, event names."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from duren_sawit.audit.registry import audit_events


class Level(TextChoices):
    VILLAGE = "VILLAGE", _("desa atau kelurahan")
    RW = "RW", _("RW")
    RT = "RT", _("RT")


class VillageKind(TextChoices):
    KELURAHAN = "KELURAHAN", _("Kelurahan")
    DESA = "DESA", _("Desa")


@audit_events
class Event(TextChoices):
    VILLAGE_FOUNDED = "areas.village.founded", _("Kelurahan atau desa dimulai")
    AREAS_ADDED = "areas.area.added", _("RW dan RT ditambahkan")
    AREA_CHANGED = "areas.area.changed", _("Wilayah diubah")
    SITE_CHANGED = "areas.site.changed", _("Kop dan sebutan tempat diubah")
    EMBLEM_CHANGED = "areas.site.emblem_changed", _("Lambang diganti")
