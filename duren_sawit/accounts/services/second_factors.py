"""Second factors as a whole: the key that closes their secrets is renewed."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from duren_sawit.accounts.choices import Event
from duren_sawit.accounts.models import User
from duren_sawit.accounts.second_factor_keys import close, is_old, open_again
from duren_sawit.areas.selectors import village_unscoped
from duren_sawit.audit.services import trail

SECRETS = ("secret", "seed")  # of the codes on the phone, of the recovery codes


@transaction.atomic
def close_anew(*, by: User | None, at: datetime) -> int:
    """Close with the current key whatever an older one closed; returns the number of secrets.

    Leaves an entry when there was something to do; may be run again.
    """
    factors = Authenticator.objects.select_for_update(of=("self",)).order_by("pk")
    count = sum(_close_one(factor) for factor in factors)
    if count:
        village = village_unscoped()
        trail.record(Event.SECRETS_CLOSED_ANEW, subject=village, by=by, at=at, area=village)
    return count


def _close_one(factor: Authenticator) -> int:
    old = [name for name in SECRETS if is_old(factor.data.get(name, ""))]
    for name in old:
        factor.data[name] = close(open_again(factor.data[name]))
    if old:
        factor.save(update_fields=["data"])
    return len(old)
