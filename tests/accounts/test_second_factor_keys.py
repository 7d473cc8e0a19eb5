"""Second factors survive the renewal of the key they are closed with."""

from allauth.mfa.models import Authenticator

from duren_sawit.accounts import second_factor_keys
from duren_sawit.lib.keyring import Keyring
from tests.factories.accounts import UserFactory
from tests.second_factors import code_for, install


def stored(person):
    return Authenticator.objects.get(user=person, type=Authenticator.Type.TOTP)


def test_a_secret_comes_back_and_never_lies_open():
    closed = second_factor_keys.close("RAHASIA")

    assert second_factor_keys.open_again(closed) == "RAHASIA"
    assert b"RAHASIA".hex() not in closed


def test_secrets_are_closed_anew_once_and_still_make_the_same_codes(db, settings):
    person = UserFactory()
    secret = install(person)
    settings.FIELD_KEYRING = settings.FIELD_KEYRING.renewed()

    counts = [second_factor_keys.close_anew(), second_factor_keys.close_anew()]

    ring = settings.FIELD_KEYRING
    settings.FIELD_KEYRING = Keyring(
        ring.current, {ring.current: ring.keys[ring.current]}, ring.index_key
    )
    assert counts == [2, 0]
    assert stored(person).wrap().validate_code(code_for(secret))
