"""Recognises a person by user name or by phone number."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from duren_sawit.accounts.models import User


class UsernameOrPhoneBackend(ModelBackend):
    """Takes what was typed in the one field of the login page."""

    def authenticate(
        self, request: Any, username: str | None = None, password: str | None = None, **_: Any
    ) -> User | None:
        return super().authenticate(
            request, username=User.objects.username_of(username or ""), password=password
        )
