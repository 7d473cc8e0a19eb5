"""The secrets second factors are made of: closed like a NIK, in the login library's own table."""

from django.conf import settings

from duren_sawit.lib.sealing import Seal


def close(secret: str) -> str:
    return _seal().close(secret).hex()


def open_again(closed: str) -> str:
    """The secret; `sealing.Unreadable` when it does not open here."""
    return _seal().open(bytes.fromhex(closed))


def is_old(closed: str) -> bool:
    """Whether another key than the current one closed it: its number is the first byte."""
    return bool(closed) and bytes.fromhex(closed)[0] != settings.FIELD_KEYRING.current


def _seal() -> Seal:
    return Seal(settings.FIELD_KEYRING, "mfa.authenticator.secret", index_size=0)
