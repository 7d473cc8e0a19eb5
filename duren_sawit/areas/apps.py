"""Registers the app."""

from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "duren_sawit.areas"
    verbose_name = "Wilayah"
