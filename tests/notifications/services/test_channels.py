"""People choose how they are told."""

from duren_sawit.audit.models import AuditEvent
from duren_sawit.notifications.choices import Channel, Event
from duren_sawit.notifications.selectors import wanted_channels
from duren_sawit.notifications.services import channels
from tests.clock import NOW
from tests.factories.accounts import UserFactory
from tests.factories.notifications import ChannelRefusalFactory


def choose(person, *wanted):
    channels.choose(person, wanted=wanted, by=person, at=NOW)
    return wanted_channels(person)


def test_without_a_choice_everything_is_wanted(db):
    assert wanted_channels(UserFactory()) == [Channel.EMAIL, Channel.WHATSAPP_LINK]


def test_choosing_keeps_exactly_what_was_chosen(db):
    person, other = UserFactory(), ChannelRefusalFactory().person

    assert choose(person, Channel.EMAIL) == [Channel.EMAIL]
    assert choose(person) == []
    assert choose(person, Channel.EMAIL, Channel.WHATSAPP_LINK) == [
        Channel.EMAIL, Channel.WHATSAPP_LINK,
    ]  # fmt: skip
    assert wanted_channels(other) == [Channel.WHATSAPP_LINK]


def test_a_change_is_recorded_and_the_same_choice_is_not(db):
    person = UserFactory()

    choose(person, Channel.EMAIL)
    choose(person, Channel.EMAIL)

    entry = AuditEvent.objects.about(person).get()
    assert (entry.event, entry.actor_id, entry.at) == (Event.CHANNELS_CHOSEN, person.pk, NOW)
    assert entry.change.values == {"channels": ["IN_APP, EMAIL, WHATSAPP_LINK", "IN_APP, EMAIL"]}
