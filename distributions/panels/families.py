"""Aid on the page of a family."""

from django.utils.translation import gettext_lazy

from duren_sawit.accounts.permissions import Permission
from households.registry import register_family_panel

register_family_panel(gettext_lazy("Bantuan"), Permission.LISTS_VIEW, "distributions:family_panel")
