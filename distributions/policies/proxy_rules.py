"""Who may change the rules of proxies; when one person collects for many."""

from django.utils.translation import gettext as _

from distributions.models import ProxyRule
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Obstacle


def obstacles_to_change(by: User) -> list[Obstacle]:
    if by.may(Permission.ROUNDS_PLAN):
        return []
    return [Obstacle("not_yours", _("Aturan wakil diubah oleh Kasi Kesra atau operator."))]


def warns(rule: ProxyRule, families: int) -> bool:
    """Whether collecting for one more family is worth a second look."""
    return families + 1 >= rule.warns_from
