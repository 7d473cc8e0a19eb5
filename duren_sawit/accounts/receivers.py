"""Hears what the login libraries announce and writes it into the trail."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_reset
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from duren_sawit.accounts.adapters import choice_of
from duren_sawit.accounts.models import User
from duren_sawit.accounts.services import credentials as credentials_service
from duren_sawit.accounts.services import sign_ins


@receiver(user_logged_in)
def write_sign_in(user: User, request: HttpRequest, **_said: Any) -> None:
    sign_ins.record(user, language=choice_of(request), by=user, at=timezone.now())


@receiver(user_logged_out)
def write_sign_out(user: User | None, **_said: Any) -> None:
    if isinstance(user, User):
        sign_ins.record_end(user, by=user, at=timezone.now())


@receiver(user_login_failed)
def write_failure(
    credentials: dict[str, Any], request: HttpRequest | None = None, **_said: Any
) -> None:
    if getattr(request, "axes_locked_out", False) and not _was_counted(request):
        return  # turned away unheard; the lockout itself is written down
    person = User.objects.typed(str(credentials.get("username") or ""))
    sign_ins.record_failure(person, by=None, at=timezone.now())


@receiver(user_locked_out)
def write_lockout(request: HttpRequest, username: str, **_said: Any) -> None:
    if _was_counted(request):
        person = User.objects.typed(username)
        sign_ins.record_lockout(person, by=None, at=timezone.now())


@receiver(authentication_failed)
def count_wrong_code(request: HttpRequest, user: User, **_said: Any) -> None:
    """A wrong second code counts towards the lockout like a wrong password."""
    user_login_failed.send(
        sender=Authenticator, credentials={"username": user.username}, request=request
    )


@receiver(authenticator_reset)
def write_recovery_codes(user: User, **_said: Any) -> None:
    credentials_service.note_recovery_codes(user, by=user, at=timezone.now())


@receiver(authenticator_added)
def write_second_factor(user: User, authenticator: Authenticator, **_said: Any) -> None:
    if authenticator.type == Authenticator.Type.TOTP:
        credentials_service.note_second_factor(user, by=user, at=timezone.now())


def _was_counted(request: HttpRequest | None) -> bool:
    """Whether the lockout library counted this failure, rather than refuse to listen."""
    return getattr(request, "axes_failures_since_start", None) is not None
