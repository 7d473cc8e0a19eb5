"""Signs of life and finished backups."""

import factory
from factory.django import DjangoModelFactory

from duren_sawit.operations.models import Backup, Heartbeat, KeyRenewal
from tests.clock import NOW


class HeartbeatFactory(DjangoModelFactory):
    class Meta:
        model = Heartbeat
        django_get_or_create = ("queue",)

    queue = "default"
    at = NOW


class BackupFactory(DjangoModelFactory):
    class Meta:
        model = Backup

    made_at = NOW
    file_name = factory.Sequence("duren-sawit-20261124-0900{:02}.tar.age".format)
    byte_count = 1024


class KeyRenewalFactory(DjangoModelFactory):
    class Meta:
        model = KeyRenewal

    key_number = 2
    value_count = 0
