"""Aid on the page of a family, and in the menu who is not reached and who more than once."""

from django.utils.translation import gettext_lazy

from duren_sawit.accounts.permissions import Permission
from duren_sawit.ui import menu
from duren_sawit.ui.menu import Stage
from households.registry import register_family_panel

register_family_panel(gettext_lazy("Bantuan"), Permission.LISTS_VIEW, "distributions:family_panel")

menu.register(
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
