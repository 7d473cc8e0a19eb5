"""Programmes in the menu, and whom they reach."""

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
    menu.Entry(
        gettext_lazy("Belum menerima"),
        "people",
        "distributions:family_unserved_list",
        Permission.LISTS_VIEW,
        stage=Stage.DISTRIBUTION,
    ),
    menu.Entry(
        gettext_lazy("Lebih dari satu"),
        "files",
        "distributions:family_overlap_list",
        Permission.LISTS_VIEW,
        stage=Stage.DISTRIBUTION,
    ),
)
