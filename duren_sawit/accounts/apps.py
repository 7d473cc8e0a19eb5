"""Registers the app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "duren_sawit.accounts"
    verbose_name = "Pengguna"

    def ready(self) -> None:
        import duren_sawit.accounts.demo.story  # noqa: PLC0415 -- app ready
        import duren_sawit.accounts.panels  # noqa: PLC0415 -- app ready
        import duren_sawit.accounts.receivers  # noqa: F401, PLC0415 -- app ready
