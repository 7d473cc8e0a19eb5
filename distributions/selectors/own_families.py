"""Whether a family is that of whoever sits at the screen."""

from collections.abc import Collection

from django.db.models import Q

from duren_sawit.accounts.models import User
from households.models import Family


def own_families(by: User, among: Collection[int]) -> frozenset[int]:
    """Those of the families (by key) that the person belongs to, by card number or by NIK."""
    same = Q()
    if by.kk_number:
        same |= Q(kk_number=by.kk_number)
    if by.nik:
        same |= Q(people__nik=by.nik)
    if not same:
        return frozenset()
    return frozenset(Family.objects.filter(same, pk__in=among).values_list("pk", flat=True))
