"""Until when a name is locked out at an address, and who is locked out at all."""

from collections.abc import Mapping
from datetime import datetime

from axes.attempts import get_cool_off_threshold
from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.db.models import Max, Sum
from django.http import HttpRequest  # noqa: TID251 -- the lockout is about a request

from duren_sawit.accounts.clients import TRIES, address_of, is_attacking, name_of
from duren_sawit.accounts.models import User


def locked_until_unscoped(
    request: HttpRequest, credentials: Mapping[str, str] | None
) -> datetime | None:
    """For the lockout page itself: when this name, or the whole address, may try again."""
    tries = AccessAttempt.objects.filter(ip_address=address_of(request))
    if not is_attacking(tries.filter(attempt_time__gt=get_cool_off_threshold(request))):
        tries = tries.filter(username=name_of(request, credentials))
    last: datetime | None = tries.aggregate(last=Max("attempt_time"))["last"]
    return last + get_cool_off() if last else None


def is_locked_out(reader: User, person: User, *, at: datetime) -> bool:
    """Whether somebody the reader may see waits behind a lockout somewhere."""
    if not User.objects.visible_to(reader).filter(pk=person.pk).exists():
        return False
    tries = AccessAttempt.objects.filter(
        username=person.username, attempt_time__gt=at - get_cool_off()
    )
    by_address = tries.values("ip_address").annotate(failures=Sum("failures_since_start"))
    return bool(by_address.filter(failures__gte=TRIES).exists())
