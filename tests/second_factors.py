"""Second factors of test people, and what a code application on their phone would show."""

import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from django.contrib.auth.models import AbstractBaseUser

HALF_MINUTE = 30


def install(user: AbstractBaseUser) -> str:
    """Gives the person a second factor; answers its key."""
    secret = auth.generate_totp_secret()
    auth.TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def code_for(secret: str, *, later: int = 0) -> str:
    """The six figures of this half minute; `later=1` for the next ones, since a code works once."""
    counter = int(time.time()) // HALF_MINUTE + later
    return auth.format_hotp_value(auth.hotp_value(secret, counter))
