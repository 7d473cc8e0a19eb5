"""The RTs an officer writes down families in, and the addresses known there."""

from uuid import UUID

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Area
from duren_sawit.areas.models.areas import AreaQuerySet
from households.models import Dwelling
from households.models.dwellings import DwellingQuerySet

MANY = 300  # an RT has some hundred houses; a list longer than this helps nobody


def rts(reader: User, permission: Permission = Permission.FAMILIES_EDIT) -> AreaQuerySet:
    return Area.objects.rts().within(reader.scope.paths_for(permission)).in_order()


def addresses(reader: User, asked: str) -> list[str]:
    """Of the RT with that public id; none while no RT is chosen."""
    try:
        rt = UUID(asked)
    except ValueError:
        return []
    found = dwellings(reader, Permission.FAMILIES_EDIT).filter(area__public_id=rt)
    return list(found.in_order().values_list("address", flat=True)[:MANY])


def dwellings(reader: User, permission: Permission = Permission.FAMILIES_VIEW) -> DwellingQuerySet:
    found: DwellingQuerySet = Dwelling.objects.visible_to(reader, permission)
    return found.select_related("area", "visited_by")
