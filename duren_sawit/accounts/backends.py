"""Recognises a person by user name or by phone number."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from duren_sawit.accounts.models import User
from duren_sawit.lib.rows import Part, asked

PERSON = Part.whole(User, "person")
SIGNED_IN = f"""
SELECT {PERSON.sql} FROM accounts_user AS person WHERE person.id = %(person)s::bigint
"""  # noqa: S608 -- names of columns; what was sent is a parameter


class UsernameOrPhoneBackend(ModelBackend):
    """Takes what was typed in the one field of the login page.

    A name nobody has costs as much time as a wrong password (Django hashes it all the same).
    """

    def get_user(self, user_id: int) -> User | None:
        """Whose session it is; asked by every request."""
        found = [PERSON.read(row) for row in asked(SIGNED_IN, {"person": user_id})]
        return next(filter(self.user_can_authenticate, found), None)

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
