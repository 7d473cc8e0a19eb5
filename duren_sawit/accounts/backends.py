"""Recognises a person by user name or by phone number."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from duren_sawit.accounts.models import User


class UsernameOrPhoneBackend(ModelBackend):
    """Takes what was typed in the one field of the login page.

    A name nobody has costs as much time as a wrong password (Django hashes it all the same).
    """

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **_others: Any,
    ) -> User | None:
        person = User.objects.typed(username or "")
        found = super().authenticate(
            request, username=person.username if person else "", password=password
        )
        return found if isinstance(found, User) else None
