"""Programmes in the menu."""

from django.utils.translation import gettext_lazy

from duren_sawit.accounts.permissions import Permission
from duren_sawit.ui import menu
from duren_sawit.ui.menu import Stage

menu.register(
    menu.Entry(
        gettext_lazy("Program bantuan"),
        "briefcase",
        "distributions:programme_list",
        Permission.PROGRAMMES_VIEW,
        stage=Stage.DISTRIBUTION,
    ),
    menu.Entry(
        gettext_lazy("Paket contoh"),
        "box-seam",
        "distributions:package_list",
        Permission.PROGRAMMES_PLAN,
        stage=Stage.DISTRIBUTION,
    ),
)
