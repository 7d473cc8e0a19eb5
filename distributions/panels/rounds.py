"""Rounds in the menu."""

from django.utils.translation import gettext_lazy

from duren_sawit.accounts.permissions import Permission
from duren_sawit.ui import menu
from duren_sawit.ui.menu import Stage

menu.register(
    menu.Entry(
        gettext_lazy("Tahap dan titik bagi"),
        "signpost-2",
        "distributions:round_list",
        Permission.ROUNDS_VIEW,
        stage=Stage.DISTRIBUTION,
    ),
)
