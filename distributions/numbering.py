"""Draws the codes of slips and sheets: one code never means two papers."""

from django.db import connection

from distributions.models import Entitlement, Sheet
from duren_sawit.lib import codes


def fresh_codes(count: int) -> list[str]:
    """So many codes no slip or sheet has; nobody else draws until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock('distributions_entitlement'::regclass::bigint)"
        )
    drawn: set[str] = set()
    while len(drawn) < count:
        more = {codes.generate() for _each in range(count - len(drawn))}
        drawn |= more - _taken(more)
    return list(drawn)


def _taken(drawn: set[str]) -> set[str]:
    slips = Entitlement.objects.filter(code__in=drawn).values_list("code", flat=True)
    return {*slips, *Sheet.objects.filter(code__in=drawn).values_list("code", flat=True)}
