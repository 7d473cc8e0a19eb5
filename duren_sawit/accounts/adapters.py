"""How the login library behaves in this house."""

import io
import time
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts import second_factor_keys
from duren_sawit.accounts.choices import Language
from duren_sawit.accounts.clients import address_of
from duren_sawit.accounts.models import User
from duren_sawit.accounts.policies import people as policies

CHOSEN = "language_chosen"  # the other cookie may speak the language of whoever was here before


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "Kata sandi belum cocok. Periksa huruf besar dan kecil, lalu coba lagi."
        ),
        "incorrect_password": _(
            "Kata sandi belum cocok. Periksa huruf besar dan kecil, lalu coba lagi."
        ),
        "too_many_login_attempts": _("Sudah terlalu sering dicoba. Coba lagi satu jam lagi."),
        "rate_limited": _("Sudah terlalu sering dicoba. Coba lagi satu jam lagi."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by the operator."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Wrong passwords are counted by name and address together, not here by name alone.

        A count by name alone would let a stranger lock anybody out.
        """

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever signed in or proved it again within the last minutes need not do so again."""
        records = get_authentication_records(context.request, context.request.user)
        last = max((record["at"] for record in records), default=0)
        return bool(time.time() - last > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request)

    def post_login(
        self, request: HttpRequest, user: AbstractBaseUser, **login: Any
    ) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **login)
        if isinstance(user, User):
            remember_language(response, Language(user.language))
        return response

    def add_message(self, *_args: Any, **_kwargs: Any) -> None:
        """Pages of this house say themselves what happened."""


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Kode belum cocok. Tunggu kode berikutnya di HP, lalu coba lagi."),
        "cannot_delete_authenticator": _(
            "Tugas Anda memerlukan kode kedua, jadi belum bisa dilepas."
        ),
    }

    def build_totp_svg(self, url: str) -> str:
        out = io.BytesIO()
        segno.make(url, error="m").save(out, kind="svg", scale=5, border=2, light="#fff")
        return out.getvalue().decode()

    def encrypt(self, text: str) -> str:
        """The secret a code is made from is closed like a NIK."""
        return second_factor_keys.close(text)

    def decrypt(self, encrypted_text: str) -> str:
        return second_factor_keys.open_again(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not policies.obstacles_to_removing_own_second_factor(authenticator.user)


def remember_language(response: HttpResponse, language: Language) -> None:
    """Lets the next pages speak the person's language, whatever was chosen before on the way in."""
    _keep(response, settings.LANGUAGE_COOKIE_NAME, language)
    response.delete_cookie(CHOSEN, samesite="Lax")


def remember_choice(response: HttpResponse, language: Language) -> None:
    """Somebody chose before signing in; whoever comes after them did not."""
    _keep(response, CHOSEN, language)


def choice_of(request: HttpRequest) -> Language | None:
    """What was chosen on this device since somebody last signed in."""
    return Language.of(request.COOKIES.get(CHOSEN, ""))


def _keep(response: HttpResponse, name: str, language: Language) -> None:
    response.set_cookie(
        name,
        language.code,
        max_age=60 * 60 * 24 * 365,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
