"""The table in the menu, under the thumb of whoever sits at one."""

from django.utils.translation import gettext_lazy

from duren_sawit.accounts.permissions import Permission
from duren_sawit.ui import menu
from duren_sawit.ui.menu import Stage

menu.register(
    menu.Entry(
        gettext_lazy("Pindai"),
        "qr-code-scan",
        "distributions:handover_begin",
        Permission.HANDOVERS_RECORD,
        stage=Stage.DISTRIBUTION,
        tab=True,
    ),
    menu.Entry(
        gettext_lazy("Aturan wakil"),
        "person-badge",
        "distributions:proxy_rule_list",
        Permission.ROUNDS_PLAN,
        stage=Stage.DISTRIBUTION,
    ),
)
