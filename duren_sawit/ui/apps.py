"""Registers the app."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "duren_sawit.ui"
    verbose_name = "Tampilan"

    def ready(self) -> None:
        from duren_sawit.ui import checks, sentences  # noqa: F401, PLC0415 -- app ready

        sentences.speak()
