"""`manage.py help_sign_in`."""

import io
import json

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from duren_sawit.accounts.choices import Event, Role
from duren_sawit.audit.models import AuditEvent


def help_sign_in(*arguments: str) -> str:
    out = io.StringIO()
    call_command("help_sign_in", *arguments, "--reason", "HP hilang", stdout=out)
    return out.getvalue()


def test_the_only_operator_gets_a_password_for_one_sign_in(village):
    operator = village.people[Role.OPERATOR]

    said = help_sign_in("Operator")

    operator.refresh_from_db()
    assert said.startswith("Kata sandi sekali pakai untuk operator: ")
    assert operator.check_password(said.split()[-1])
    assert operator.must_change_password is True
    assert Authenticator.objects.filter(user=operator).exists()
    entry = AuditEvent.objects.get(event=Event.PASSWORD_RESET)
    assert (entry.actor_id, entry.subject_id, entry.reason) == (None, operator.pk, "HP hilang")


def test_the_second_factor_goes_only_when_asked(village):
    operator = village.people[Role.OPERATOR]

    told = json.loads(help_sign_in("operator", "--second-factor", "--json"))

    operator.refresh_from_db()
    assert told.keys() == {"username", "one_time_password"}
    assert operator.check_password(told["one_time_password"])
    assert not Authenticator.objects.filter(user=operator).exists()


def test_nothing_changes_when_half_of_it_is_refused(village):
    head = village.people[Role.RT_HEAD]  # has no second factor to take away
    before = head.password

    with pytest.raises(CommandError, match=r"^Orang ini belum memasang kode kedua\.$"):
        help_sign_in("rt", "--second-factor")

    head.refresh_from_db()
    assert head.password == before


def test_a_stranger_is_said_in_words(village):
    with pytest.raises(CommandError, match=r"^Belum ada yang bernama “siapa”\.$"):
        help_sign_in("siapa")
