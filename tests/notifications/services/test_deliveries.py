"""Deliveries are tried, put off, given up, and passed on by hand."""

import smtplib
from datetime import timedelta
from threading import Thread

import pytest
from django.core import mail
from django.db import connection, connections

from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.refusals import Refusal
from duren_sawit.notifications.backends import email
from duren_sawit.notifications.choices import Channel, DeliveryState, Event
from duren_sawit.notifications.limits import TRIES
from duren_sawit.notifications.models import Delivery
from duren_sawit.notifications.services import deliveries
from tests.clock import NOW, village_time
from tests.factories.accounts import UserFactory
from tests.factories.notifications import ChannelRefusalFactory, DeliveryFactory


def attempt(delivery, at=NOW):
    return deliveries.attempt(delivery, by=None, at=at)


def failing(monkeypatch, fault: Exception) -> None:
    def fail(*_arguments):
        raise fault

    monkeypatch.setattr(email, "send_mail", fail)


def test_mail_is_sent_in_the_language_of_its_reader(db, settings):
    settings.PUBLIC_ADDRESS = "https://bansos.example.id"
    delivery = DeliveryFactory()

    sent = attempt(delivery)

    (letter,) = mail.outbox
    assert (sent.state, sent.sent_at, sent.attempt_count) == (DeliveryState.SENT, NOW, 1)
    assert letter.subject == "Anda bertugas sebagai Operator di Duren Sawit."
    assert letter.body == "Berlaku mulai 24 November 2026.\n\nhttps://bansos.example.id/saya/"


@pytest.mark.parametrize(
    "facts",
    [{"state": DeliveryState.BY_HAND}, {"next_try_at": NOW + timedelta(minutes=1)}],
)
def test_what_is_not_due_is_left_alone(db, facts):
    assert attempt(DeliveryFactory(**facts)) is None
    assert mail.outbox == []


def test_nothing_is_sent_twice(db):
    delivery = DeliveryFactory()

    attempt(delivery)

    assert attempt(delivery) is None
    assert len(mail.outbox) == 1


def test_quiet_hours_put_it_off(db):
    delivery = DeliveryFactory()

    put_off = attempt(delivery, at=village_time(2026, 11, 24, 23))

    assert (put_off.state, put_off.attempt_count) == (DeliveryState.WAITING, 0)
    assert put_off.next_try_at == village_time(2026, 11, 25, 6)


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (smtplib.SMTPServerDisconnected("gone"), "SMTPServerDisconnected"),
        (smtplib.SMTPConnectError(421, b"busy"), "SMTP 421"),
        (smtplib.SMTPResponseException(451, b"later"), "SMTP 451"),
        (smtplib.SMTPRecipientsRefused({"sari@example.id": (450, b"later")}), "SMTP 450"),
        (ConnectionRefusedError("refused"), "ConnectionRefusedError"),
        (TimeoutError("slow"), "TimeoutError"),
    ],
)
def test_passing_faults_are_tried_again(db, monkeypatch, fault, why):
    failing(monkeypatch, fault)

    tried = attempt(DeliveryFactory())

    assert (tried.state, tried.attempt_count) == (DeliveryState.WAITING, 1)
    assert (tried.next_try_at, tried.failure) == (NOW + timedelta(minutes=5), why)


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (smtplib.SMTPRecipientsRefused({"sari@example.id": (550, b"unknown")}), "SMTP 550"),
        (smtplib.SMTPDataError(554, b"spam"), "SMTP 554"),
    ],
)
def test_a_final_no_ends_it(db, monkeypatch, fault, why):
    failing(monkeypatch, fault)

    ended = attempt(DeliveryFactory())

    assert (ended.state, ended.next_try_at, ended.failure) == (DeliveryState.FAILED, None, why)


def test_after_the_last_try_it_has_failed(db, monkeypatch):
    failing(monkeypatch, TimeoutError())
    delivery = DeliveryFactory(attempt_count=TRIES - 1)

    assert attempt(delivery).state == DeliveryState.FAILED


def test_a_bug_is_not_swallowed(db, monkeypatch):
    failing(monkeypatch, ZeroDivisionError())
    delivery = DeliveryFactory()

    with pytest.raises(ZeroDivisionError):
        attempt(delivery)


def test_a_channel_refused_meanwhile_is_dropped(db):
    delivery = DeliveryFactory()
    ChannelRefusalFactory(person=delivery.notice.recipient, channel=Channel.EMAIL)

    assert attempt(delivery).state == DeliveryState.DROPPED
    assert mail.outbox == []


@pytest.mark.parametrize(
    "facts",
    [{"notice__recipient__is_active": False}, {"notice__kind": "gone.Kind"}],
)
def test_what_nobody_can_read_is_dropped(db, facts):
    assert attempt(DeliveryFactory(**facts)).state == DeliveryState.DROPPED


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_it_once():
    delivery = DeliveryFactory()

    def work():
        try:
            attempt(delivery)
        finally:
            connections.close_all()

    workers = [Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert len(mail.outbox) == 1
    assert Delivery.objects.get().attempt_count == 1
    connection.close()


def test_passing_on_marks_it_sent_by_whoever_did(db):
    delivery, officer = DeliveryFactory(by_hand=True), UserFactory()

    sent = deliveries.pass_on(delivery, by=officer, at=NOW)

    assert (sent.state, sent.sent_by, sent.sent_at) == (DeliveryState.SENT, officer, NOW)
    assert AuditEvent.objects.about(delivery).get().event == Event.PASSED_ON


def test_dropping_ends_it_without_sending(db):
    delivery, officer = DeliveryFactory(by_hand=True), UserFactory()

    dropped = deliveries.drop(delivery, by=officer, at=NOW)

    assert (dropped.state, dropped.sent_by) == (DeliveryState.DROPPED, officer)
    assert dropped.sent_at is None
    assert AuditEvent.objects.about(delivery).get().event == Event.DROPPED


@pytest.mark.parametrize("act", [deliveries.pass_on, deliveries.drop])
def test_what_a_colleague_settled_is_refused(db, act):
    delivery, officer = DeliveryFactory(by_hand=True), UserFactory()
    deliveries.pass_on(delivery, by=officer, at=NOW)

    with pytest.raises(Refusal) as refused:
        act(delivery, by=officer, at=NOW)

    assert refused.value.codes == ("settled",)
