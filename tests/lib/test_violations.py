"""A violated constraint becomes the refusal it stands for; anything else stays a bug."""

import pytest
from django.db import IntegrityError

from duren_sawit.accounts.models import User
from duren_sawit.lib.refusals import Obstacle, Refusal
from duren_sawit.lib.violations import refused_by
from tests.factories.accounts import UserFactory


def test_the_sentence_is_the_constraints_own(db):
    UserFactory(username="sama")

    with pytest.raises(Refusal) as caught, refused_by(User):
        UserFactory(username="sama")

    assert caught.value.codes == ("accounts_user_username_unique",)
    assert str(caught.value) == "Nama pengguna ini sudah dipakai."
    assert User.objects.count() == 1  # the transaction around it stays usable


def test_a_better_sentence_may_stand_instead(db):
    UserFactory(username="sama")
    better = {"accounts_user_username_unique": Obstacle("taken", "Pilih nama lain.")}

    with pytest.raises(Refusal, match="Pilih nama lain"), refused_by(User, instead=better):
        UserFactory(username="sama")


def test_a_violation_nobody_foresaw_goes_on(db):
    first = UserFactory()

    with pytest.raises(IntegrityError), refused_by(User):
        UserFactory(public_id=first.public_id)
