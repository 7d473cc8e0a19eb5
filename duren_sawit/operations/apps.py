"""Registers the app, and makes the queue known to web and commands."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "duren_sawit.operations"
    verbose_name = "Mesin"

    def ready(self) -> None:
        import duren_sawit.celery  # noqa: PLC0415 -- app ready
        import duren_sawit.operations.panels  # noqa: PLC0415 -- app ready
        import duren_sawit.operations.receivers  # noqa: F401, PLC0415 -- app ready
