"""Registers the app."""

from django.apps import AppConfig


class DistributionsConfig(AppConfig):
    name = "distributions"
    verbose_name = "Penyaluran"

    def ready(self) -> None:
        from distributions import demo, panels  # noqa: F401, PLC0415 -- app ready
