"""Registers the app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "duren_sawit.accounts"
    verbose_name = "Pengguna"
