"""A real village begins: its areas, and the first people, who let the others in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.details import Details
from duren_sawit.accounts.models import User
from duren_sawit.accounts.policies.assignments import Offer
from duren_sawit.accounts.services import assignments, people
from duren_sawit.accounts.services.people import Newcomer
from duren_sawit.areas.models import Area
from duren_sawit.areas.services import areas
from duren_sawit.areas.services.sites import Words


@dataclass(frozen=True, slots=True)
class Founder:
    """One of the first: who, in which role for the whole village, by which decree."""

    details: Details
    role: Role
    mandate: str


@transaction.atomic
def found(
    code: str,
    *,
    words: Words,
    rt_counts: Sequence[int],
    founders: Sequence[Founder],
    by: User | None,
    at: datetime,
) -> list[Newcomer]:
    """Begin a village with all its RWs and RTs, and give the founders their roles.

    Refuses a second village, an RW without RTs, two founders with the same name or number, and a
    founder without a decree. Leaves all of it with trail entries, or nothing.
    """
    site = areas.found_village(code, words=words, by=by, at=at)
    areas.add_rws(site, rt_counts=rt_counts, by=by, at=at)
    return [_arrive(founder, site.village, by=by, at=at) for founder in founders]


def _arrive(founder: Founder, village: Area, *, by: User | None, at: datetime) -> Newcomer:
    newcomer = people.add(founder.details, by=by, at=at)
    offer = Offer(
        role=founder.role,
        area=village,
        valid_from=timezone.localdate(at),
        mandate=founder.mandate,
    )
    assignments.give(newcomer.person, offer=offer, by=by, at=at)
    return newcomer
