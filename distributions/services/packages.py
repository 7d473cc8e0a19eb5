"""Packages that programmes begin from: data of the office."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from distributions.choices import Event
from distributions.facts import Part
from distributions.models import Package, PackageLine
from distributions.policies import programmes as policies
from distributions.writing import as_words, items_of
from duren_sawit.accounts.models import User
from duren_sawit.areas.selectors import village_unscoped
from duren_sawit.audit.services import trail
from duren_sawit.lib.refusals import refuse_if
from duren_sawit.lib.violations import refused_by


@transaction.atomic
def keep(
    package: Package | None, *, name: str, parts: Sequence[Part], by: User, at: datetime
) -> Package:
    """A package under a name, new or corrected. Refuses a name in use, and dropped packages."""
    held = Package.objects.held().get(pk=package.pk) if package else None
    refuse_if(policies.obstacles_to_keep(held, by))
    kept = held or Package()
    kept.name = name
    with refused_by(Package):
        kept.save()
    kept.lines.all().delete()
    items = items_of(parts)
    PackageLine.objects.bulk_create(
        PackageLine(package=kept, item=items[part], quantity=part.quantity) for part in parts
    )
    changes = {"name": (None, name), "parts": (None, as_words(parts))}
    area = village_unscoped()
    trail.record(Event.PACKAGE_KEPT, subject=kept, by=by, at=at, area=area, changes=changes)
    return kept


@transaction.atomic
def drop(package: Package, *, by: User, at: datetime) -> Package:
    """No programme begins from it any more; those that did stay as they are."""
    held = Package.objects.held().get(pk=package.pk)
    refuse_if(policies.obstacles_to_keep(held, by))
    held.is_in_use = False
    held.save(update_fields=["is_in_use"])
    trail.record(Event.PACKAGE_DROPPED, subject=held, by=by, at=at, area=village_unscoped())
    return held
