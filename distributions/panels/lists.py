"""Recipient lists in the menu."""

from django.utils.translation import gettext_lazy

from duren_sawit.accounts.permissions import Permission
from duren_sawit.ui import menu
from duren_sawit.ui.menu import Stage

menu.register(
    menu.Entry(
        gettext_lazy("Daftar penerima"),
        "people-fill",
        "distributions:list_list",
        Permission.LISTS_VIEW,
        stage=Stage.DISTRIBUTION,
    ),
)
