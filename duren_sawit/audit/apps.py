"""Registers the app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    name = "duren_sawit.audit"
    verbose_name = "Jejak"

    def ready(self) -> None:
        import duren_sawit.audit.checks  # noqa: F401, PLC0415 -- app ready
        from duren_sawit.audit import privileges  # noqa: PLC0415 -- app ready

        post_migrate.connect(privileges.give, sender=self)
