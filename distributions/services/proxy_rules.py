"""Who may collect for somebody else changes, as the village decides."""

from datetime import datetime
from typing import Any, TypedDict, Unpack

from django.db import transaction

from distributions.choices import Event
from distributions.models import ProxyRule
from distributions.policies.proxy_rules import obstacles_to_change
from duren_sawit.accounts.models import User
from duren_sawit.areas.selectors import village_unscoped
from duren_sawit.audit.services import trail
from duren_sawit.lib.changes import write
from duren_sawit.lib.refusals import refuse_if


class Said(TypedDict):
    """A rule as it is to be."""

    is_allowed: bool
    proofs: str
    needs_letter: bool
    warns_from: int


@transaction.atomic
def change(rule: ProxyRule, *, by: User, at: datetime, **said: Unpack[Said]) -> ProxyRule:
    """Holds for what is handed over from now on. Refuses others than those who plan rounds."""
    held = ProxyRule.objects.select_for_update(of=("self",)).get(pk=rule.pk)
    refuse_if(obstacles_to_change(by))
    columns: dict[str, Any] = dict(said)
    changes = write(held, columns)
    if changes:
        area = village_unscoped()
        trail.record(
            Event.PROXY_RULE_CHANGED, subject=held, by=by, at=at, area=area, changes=changes
        )
    return held
