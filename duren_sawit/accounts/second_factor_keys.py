"""The secrets second factors are made of: closed like a NIK, in the login library's own table."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from duren_sawit.lib.sealing import Seal

SECRETS = ("secret", "seed")  # of the codes on the phone, of the recovery codes


def close(secret: str) -> str:
    return _seal().close(secret).hex()


def open_again(closed: str) -> str:
    """The secret; `sealing.Unreadable` when it does not open here."""
    return _seal().open(bytes.fromhex(closed))


def close_anew() -> int:
    """Close with the current key what older keys closed; returns the number of secrets.

    One small transaction each, so it may be stopped and run again.
    """
    keys = Authenticator.objects.order_by("pk").values_list("pk", flat=True)
    return sum(_close_one_anew(key) for key in keys)


@transaction.atomic
def _close_one_anew(key: int) -> int:
    factor = Authenticator.objects.select_for_update(of=("self",)).filter(pk=key).first()
    old = [name for name in SECRETS if factor and _is_old(factor.data.get(name, ""))]
    for name in old:
        factor.data[name] = close(open_again(factor.data[name]))
    if old:
        factor.save(update_fields=["data"])
    return len(old)


def _is_old(closed: str) -> bool:
    """Whether another key than the current one closed it: its number is the first byte."""
    return bool(closed) and bytes.fromhex(closed)[0] != settings.FIELD_KEYRING.current


def _seal() -> Seal:
    return Seal(settings.FIELD_KEYRING, "mfa.authenticator.secret", index_size=0)
