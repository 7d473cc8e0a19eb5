"""People are told once, through every channel they have."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError
from kombu.exceptions import OperationalError

from duren_sawit.notifications import tasks
from duren_sawit.notifications.choices import Channel, DeliveryState
from duren_sawit.notifications.models import Delivery, Notice
from duren_sawit.notifications.services import notices
from duren_sawit.notifications.wording import TellsTooMuch
from tests.clock import NOW, village_time
from tests.factories.accounts import UserFactory
from tests.factories.notifications import ChannelRefusalFactory, NoticeFactory

NIGHT = village_time(2026, 11, 24, 22)
MORNING = village_time(2026, 11, 25, 6)


@pytest.fixture
def person(db):
    return UserFactory(email="sari@example.id", phone="+628110000001")


def ways(notice: Notice) -> list[tuple[str, str]]:
    return list(notice.deliveries.order_by("pk").values_list("channel", "state"))


def test_a_notice_keeps_kind_fields_and_page(rice, person):
    (notice,) = notices.send(rice(place="Balai"), to=[person], at=NOW)

    notice.refresh_from_db()
    assert (notice.recipient, notice.kind, notice.url) == (person, "tests.Rice", "/saya/")
    assert (notice.fields["place"], notice.fields["amount"]) == ("Balai", "10.5")
    assert (notice.sent_at, notice.read_at) == (NOW, None)


def test_it_goes_through_every_channel_the_person_has(rice, person):
    (notice,) = notices.send(rice(place="Balai"), to=[person], at=NOW)

    assert ways(notice) == [
        (Channel.IN_APP, DeliveryState.SENT),
        (Channel.EMAIL, DeliveryState.WAITING),
        (Channel.WHATSAPP_LINK, DeliveryState.WAITING),
    ]


def test_who_has_neither_mail_nor_phone_has_the_inbox(rice, db):
    (notice,) = notices.send(rice(place="Balai"), to=[UserFactory()], at=NOW)

    assert ways(notice) == [(Channel.IN_APP, DeliveryState.SENT)]


def test_refused_channels_are_left_out(rice, person):
    ChannelRefusalFactory(person=person, channel=Channel.EMAIL)

    (notice,) = notices.send(rice(place="Balai"), to=[person], at=NOW)

    assert [channel for channel, _ in ways(notice)] == [Channel.IN_APP, Channel.WHATSAPP_LINK]


def test_channels_that_the_village_does_not_use_are_left_out(rice, person, settings):
    settings.NOTICE_BACKENDS = {"IN_APP": settings.NOTICE_BACKENDS["IN_APP"]}

    (notice,) = notices.send(rice(place="Balai"), to=[person], at=NOW)

    assert ways(notice) == [(Channel.IN_APP, DeliveryState.SENT)]


def test_what_is_said_once_is_not_said_again(rice, person):
    once = rice(place="Balai", said_once="tahap 1")
    notices.send(once, to=[person], at=NOW)

    again = notices.send(once, to=[person, UserFactory()], at=NOW)

    assert [notice.recipient_id for notice in again] != [person.pk]
    assert len(again) == 1
    assert Notice.objects.of(person).count() == 1


def test_what_has_no_key_is_said_each_time(rice, person):
    for _ in range(2):
        notices.send(rice(place="Balai"), to=[person], at=NOW)

    assert Notice.objects.of(person).count() == 2


def test_closed_accounts_are_told_nothing(rice, db):
    assert notices.send(rice(place="Balai"), to=[UserFactory(is_active=False)], at=NOW) == []


def test_a_message_with_a_nik_is_not_sent(rice, person):
    with pytest.raises(TellsTooMuch):
        notices.send(rice(place="NIK 3175074512800012"), to=[person], at=NOW)

    assert Notice.objects.count() == 0


def test_mail_leaves_after_the_commit(rice, person, clock, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        (notice,) = notices.send(rice(place="Balai"), to=[person], at=NOW)
        assert mail.outbox == []

    assert [letter.to for letter in mail.outbox] == [["sari@example.id"]]
    assert ways(notice) == [
        (Channel.IN_APP, DeliveryState.SENT),
        (Channel.EMAIL, DeliveryState.SENT),
        (Channel.WHATSAPP_LINK, DeliveryState.BY_HAND),
    ]


def test_at_night_mail_waits_for_the_morning(rice, person, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as scheduled:
        (notice,) = notices.send(rice(place="Balai"), to=[person], at=NIGHT)

    waiting = Delivery.objects.filter(notice=notice, state=DeliveryState.WAITING)
    assert scheduled == []
    assert set(waiting.values_list("next_try_at", flat=True)) == {MORNING}


def test_many_people_take_few_queries(rice, db, django_assert_max_num_queries):
    people = UserFactory.create_batch(20, email="x@example.id")

    with django_assert_max_num_queries(8):
        sent = notices.send(rice(place="Balai"), to=people, at=NOW)

    assert len(sent) == 20


def test_opening_reads_it_once(db):
    notice = NoticeFactory()
    later = NOW + timedelta(minutes=5)

    notices.open(notice, by=notice.recipient, at=NOW)
    opened = notices.open(notice, by=notice.recipient, at=later)

    assert opened.read_at == NOW


def test_somebody_else_does_not_read_it(db):
    notice = NoticeFactory()

    assert notices.open(notice, by=UserFactory(), at=NOW).read_at is None


def test_read_all_reads_what_had_arrived(db):
    person = UserFactory()
    old, new = (
        NoticeFactory(recipient=person, sent_at=NOW + timedelta(minutes=minute))
        for minute in (0, 9)
    )
    NoticeFactory()

    assert notices.read_all(person, by=person, at=NOW + timedelta(minutes=5)) == 1

    assert set(Notice.objects.of(person).unread()) == {new}
    old.refresh_from_db()
    assert old.read_at == NOW + timedelta(minutes=5)


def test_the_page_of_a_notice_lies_within_the_house(db):
    with pytest.raises(IntegrityError, match="notifications_notice_url_within"):
        NoticeFactory(url="//elsewhere.example")


@pytest.mark.django_db(transaction=True)
def test_a_queue_that_is_gone_spoils_nothing(rice, monkeypatch, caplog):
    def refuse(**_arguments):
        raise OperationalError("Connection refused")

    monkeypatch.setattr(tasks.deliver, "delay", refuse)
    person = UserFactory(email="sari@example.id")

    (notice,) = notices.send(rice(place="Balai"), to=[person], at=NOW)

    assert ways(notice)[1] == (Channel.EMAIL, DeliveryState.WAITING)
    assert "Connection refused" in caplog.text
