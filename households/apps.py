"""Registers the app."""

from django.apps import AppConfig


class HouseholdsConfig(AppConfig):
    name = "households"
    verbose_name = "Pemetaan"

    def ready(self) -> None:
        from households import demo  # noqa: F401, PLC0415 -- app ready
