"""Registers the app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "duren_sawit.documents"
    verbose_name = "Surat"

    def ready(self) -> None:
        # The Celery app first, since tasks sent from a page go through it.
        from duren_sawit import celery  # noqa: F401, PLC0415 -- app ready
        from duren_sawit.documents import checks, demo, notices, panels, printing  # noqa: F401, PLC0415 -- app ready
