"""The rules of proxies, and for whom one proxy collected already."""

from django.db.models import Q, QuerySet

from distributions.choices import ProxyKind
from distributions.facts import ProxyFacts
from distributions.models import Handover, ProxyRule, Round
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib import names


def rules(reader: User) -> QuerySet[ProxyRule]:
    found = ProxyRule.objects.all()
    return found if reader.may(Permission.ROUNDS_PLAN) else found.none()


def listed(reader: User) -> list[ProxyRule]:
    """In the order of their kinds."""
    order = list(ProxyKind.values)
    return sorted(rules(reader), key=lambda rule: order.index(rule.kind))


def collected_for(proxy: ProxyFacts, round_: Round) -> list[str]:
    """The families of this round for which the same person came: by register, NIK, or name."""
    same = Q(proxy_key=names.key(proxy.called))
    if proxy.person:
        same |= Q(proxy=proxy.person)
    if proxy.nik:
        same |= Q(proxy_nik=proxy.nik)
    found = Handover.objects.valid().filter(same, entitlement__round=round_)
    earlier = found.order_by("handed_at", "pk")
    return list(earlier.values_list("receiver_name", flat=True))
