"""Registers the app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "duren_sawit.audit"
    verbose_name = "Jejak"

    def ready(self) -> None:
        import duren_sawit.audit.checks  # noqa: F401, PLC0415 -- app ready
