"""How many accounts are idle, unused or closed: what an operator keeps an eye on."""

from dataclasses import dataclass
from datetime import date

from duren_sawit.accounts.models import User


@dataclass(frozen=True, slots=True)
class AccountCounts:
    open: int
    idle: int  # open, without a role today
    unused: int  # open, never signed in
    closed: int


def account_counts(reader: User, *, on: date) -> AccountCounts:
    seen = User.objects.visible_to(reader)
    return AccountCounts(
        open=seen.open().count(),
        idle=seen.without_duty(on).count(),
        unused=seen.never_signed_in().count(),
        closed=seen.closed().count(),
    )
