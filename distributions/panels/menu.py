"""This room in the menu, in the order of the work."""

from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts.permissions import Permission
from duren_sawit.ui import menu
from duren_sawit.ui.menu import Stage

PAGES = (
    (_("Program bantuan"), "briefcase", "programme_list", Permission.PROGRAMMES_VIEW),
    (_("Daftar penerima"), "people-fill", "list_list", Permission.LISTS_VIEW),
    (_("Tahap dan titik bagi"), "signpost-2", "round_list", Permission.ROUNDS_VIEW),
    (_("Pindai"), "qr-code-scan", "handover_begin", Permission.HANDOVERS_RECORD),
    (_("Belum menerima"), "people", "family_unserved_list", Permission.LISTS_VIEW),
    (_("Lebih dari satu"), "files", "family_overlap_list", Permission.LISTS_VIEW),
    (_("Paket contoh"), "box-seam", "package_list", Permission.PROGRAMMES_PLAN),
    (_("Aturan wakil"), "person-badge", "proxy_rule_list", Permission.ROUNDS_PLAN),
)
UNDER_THE_THUMB = "handover_begin"  # of whoever sits at a table

menu.register(
    *(
        menu.Entry(
            label,
            icon,
            f"distributions:{page}",
            permission,
            stage=Stage.DISTRIBUTION,
            tab=page == UNDER_THE_THUMB,
        )
        for label, icon, page, permission in PAGES
    )
)
