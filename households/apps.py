"""Registers the app."""

from django.apps import AppConfig


class HouseholdsConfig(AppConfig):
    name = "households"
    verbose_name = "Pemetaan"

    def ready(self) -> None:
        # The Celery app first, since tasks sent from a page go through it.
        from duren_sawit import celery  # noqa: F401, PLC0415 -- app ready
        from households import demo, notices  # noqa: F401, PLC0415 -- app ready
        from households.panels import families, imports, pairs, reports  # noqa: F401, PLC0415 -- app ready
