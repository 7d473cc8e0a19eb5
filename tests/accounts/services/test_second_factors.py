"""Second factors survive the renewal of the key they are closed with."""

from allauth.mfa.models import Authenticator

from duren_sawit.accounts import second_factor_keys
from duren_sawit.accounts.choices import Event
from duren_sawit.accounts.services import second_factors
from duren_sawit.lib.keyring import Keyring
from tests.accounts.refusals import events_of
from tests.clock import NOW
from tests.factories.accounts import UserFactory
from tests.second_factors import code_for, install


def stored(person):
    return Authenticator.objects.get(user=person, type=Authenticator.Type.TOTP)


def test_a_secret_comes_back_and_never_lies_open():
    closed = second_factor_keys.close("RAHASIA")

    assert second_factor_keys.open_again(closed) == "RAHASIA"
    assert b"RAHASIA".hex() not in closed


def test_secrets_are_closed_anew_once_and_still_make_the_same_codes(village, settings):
    person = UserFactory()
    secret = install(person)
    others = Authenticator.objects.exclude(user=person).count()
    settings.FIELD_KEYRING = settings.FIELD_KEYRING.renewed()

    counts = [second_factors.close_anew(by=None, at=NOW) for _ in range(2)]

    ring = settings.FIELD_KEYRING
    settings.FIELD_KEYRING = Keyring(
        ring.current, {ring.current: ring.keys[ring.current]}, ring.index_key
    )
    assert counts == [others + 2, 0]
    assert events_of(village.area) == [(Event.SECRETS_CLOSED_ANEW, None)]
    assert stored(person).wrap().validate_code(code_for(secret))
