"""Registers the app."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "duren_sawit.notifications"
    verbose_name = "Pemberitahuan"

    def ready(self) -> None:
        import duren_sawit.notifications.panels  # noqa: PLC0415 -- app ready
        import duren_sawit.notifications.receivers  # noqa: PLC0415 -- app ready
        import duren_sawit.notifications.stories  # noqa: F401, PLC0415 -- app ready
