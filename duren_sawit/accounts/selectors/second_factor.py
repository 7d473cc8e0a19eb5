"""Whether a person has a second factor, and how many recovery codes are left."""

from allauth.mfa.models import Authenticator

from duren_sawit.accounts.models import User


def has_second_factor_unscoped(person: User) -> bool:
    """Asked by the sign-in and by policies about whoever they are dealing with."""
    factors = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP)
    return bool(factors.exists())


def recovery_codes_left(reader: User) -> int:
    """How many of the reader's own recovery codes were not used yet."""
    codes = Authenticator.objects.filter(user=reader, type=Authenticator.Type.RECOVERY_CODES)
    return sum(len(stored.wrap().get_unused_codes()) for stored in codes)
