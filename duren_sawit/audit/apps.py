"""Registers the app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "duren_sawit.audit"
    verbose_name = "Jejak"
