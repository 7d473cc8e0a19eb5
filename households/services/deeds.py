"""Deeds: changes to the register that are remembered row by row and taken back as a whole."""

from datetime import datetime

from django.db import transaction

from duren_sawit.accounts.models import User
from duren_sawit.lib.refusals import refuse_if
from duren_sawit.lib.violations import refused_by
from households import former_states
from households.choices import DeedKind
from households.models import Deed, Dwelling, Family, Person
from households.policies.deeds import obstacles_to_living, obstacles_to_undo


@transaction.atomic
def begin(kind: DeedKind, *, by: User | None, at: datetime) -> Deed:
    """Remember every row of the register that changes from here to the end of the transaction.

    Leaves a Deed. Whoever begins it records in the trail what it is.
    """
    deed = Deed.objects.create(kind=kind, done_by=by, done_at=at)
    former_states.remember_for(deed)
    return deed


@transaction.atomic
def undo(deed: Deed, *, by: User | None, at: datetime) -> Deed:
    """Put every row back as it was before the deed, and take away the rows it made.

    Refuses what was undone already, what is too old, where later work stands on it, naming it, and
    where a number belongs to others or a family left since.
    Whoever calls records in the trail what was taken back.
    """
    locked = Deed.objects.select_for_update(of=("self",)).get(pk=deed.pk)
    former_states.hold(locked)
    refuse_if(obstacles_to_undo(locked, at=at))
    former_states.remember_for(None)
    with refused_by(Dwelling, Family, Person):
        former_states.put_back(locked)
    refuse_if(obstacles_to_living(former_states.without_family(locked)))
    locked.undone_by, locked.undone_at = by, at
    locked.save(update_fields=["undone_by", "undone_at"])
    return locked
