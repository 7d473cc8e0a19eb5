"""What somebody should look at beside an entry, asked of PostgreSQL."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from distributions.choices import Check, ProgrammeState
from distributions.models import ListEntry, RecipientList
from duren_sawit.accounts.models import RoleAssignment, User
from households.choices import FamilyState, LifeStatus
from households.models import Family

Questions = Mapping[Check, Q]
Keys = QuerySet[Any, Any]


def questions(listed: RecipientList, *, on: date) -> Questions:
    """Each check, as a condition on entries of this list."""
    return {
        **of_receivers(),
        Check.DOUBLE: Q(receiver__in=_named_twice(listed)),
        Check.ELSEWHERE: Q(family__in=_receiving_elsewhere(listed)),
        Check.OFFICIAL: Q(family__in=_official_families(on)),
        Check.NO_NIK: Q(receiver__nik_index__isnull=True),
        Check.OVER_QUOTA: Q(pk__in=_over_quota(listed)),
    }


def of_receivers() -> Questions:
    """Receivers and families who are no longer here."""
    gone = Q(receiver__life_status__in=[LifeStatus.MOVED, LifeStatus.MISSING])
    merged = Q(receiver__life_status=LifeStatus.INVALID)
    return {
        Check.DIED: Q(receiver__life_status=LifeStatus.DIED),
        Check.LEFT: gone | merged | ~Q(receiver__family_id=F("family_id")),
        Check.FAMILY_LEFT: ~Q(family__state=FamilyState.ACTIVE),
    }


def _named_twice(listed: RecipientList) -> list[int]:
    """Read at once: PostgreSQL would ask it anew for each row of a list it does not know yet."""
    rows = listed.entries.on_list().order_by().values_list("receiver")
    return [key for key, _times in rows.annotate(times=Count("pk")).filter(times__gt=1)]


def _receiving_elsewhere(listed: RecipientList) -> Keys:
    """Families that receive from another programme which is running."""
    others = ListEntry.objects.main().filter(list__programme__state=ProgrammeState.RUNNING)
    return others.exclude(list__programme=listed.programme_id).values("family")


def _official_families(on: date) -> list[int]:
    """Those of whoever holds a role today, by KK number or by a member's NIK."""
    serving = User.objects.filter(pk__in=RoleAssignment.objects.on(on).values("person_id"))
    cards = serving.exclude(kk_number_index=None).values("kk_number_index")
    numbers = serving.exclude(nik_index=None).values("nik_index")
    by_card = Family.objects.filter(kk_number_index__in=cards).values_list("pk")
    by_member = Family.objects.filter(people__nik_index__in=numbers).values_list("pk")
    return [key for (key,) in by_card.union(by_member)]


def _over_quota(listed: RecipientList) -> list[int]:
    """Main entries for which their RW has no room, the last in rank."""
    quotas: dict[int | None, int] = dict(listed.programme.quotas.values_list("area_id", "families"))
    if not quotas:
        return []
    seen: Counter[int | None] = Counter()
    over = []
    rows = listed.entries.main().by_rank().values_list("pk", "area__parent_id")
    for key, rw_id in rows:
        seen[rw_id] += 1
        if seen[rw_id] > quotas.get(rw_id, 0):
            over.append(key)
    return over
