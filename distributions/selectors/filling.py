"""What a list is filled from, and who is told about it."""

from collections import Counter
from datetime import date

from distributions.models import RecipientList
from distributions.models.lists import RecipientListQuerySet
from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.accounts.permissions import Permission
from households.selectors.lists import Asked, narrowed, places


def families_in_turn(reader: User, asked: Asked, *, on: date) -> list[int]:
    """Keys of the families that fit, the RTs taking turns, so that none of them comes first."""
    found = narrowed(asked, places(reader, Permission.LISTS_EDIT), on=on)
    seen: Counter[int] = Counter()
    turns: list[tuple[int, int]] = []
    for family_id, area_id in found.in_order().values_list("family_id", "area_id"):
        turns.append((seen[area_id], family_id))
        seen[area_id] += 1
    return [family_id for _turn, family_id in sorted(turns, key=lambda pair: pair[0])]


def others(reader: User, listed: RecipientList) -> RecipientListQuerySet:
    """Lists this one may be copied from, the latest first."""
    found = RecipientList.objects.visible_to(reader).exclude(pk=listed.pk)
    return found.select_related("programme").order_by("-created_at", "-pk")


def holders_unscoped(permission: Permission, *, besides: User, on: date) -> list[User]:
    """Who holds it today; for services that tell them."""
    held = RoleAssignment.objects.on(on).holding(permission).select_related("person")
    people = {one.person for one in held if one.person_id != besides.pk}
    return sorted(people, key=lambda person: person.pk)
