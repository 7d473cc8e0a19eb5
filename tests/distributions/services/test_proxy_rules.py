"""Rules of proxies change, and leave their trace."""

import pytest

from distributions.services import proxy_rules
from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditChange, AuditEvent
from duren_sawit.lib.refusals import Refusal
from tests.clock import NOW
from tests.factories.distributions import ProxyRuleFactory


@pytest.fixture
def rule(village):
    made = ProxyRuleFactory(kind="OTHER")
    made.proofs, made.needs_letter, made.warns_from = "KTP", True, 3
    made.save()
    return made


def said(rule, **otherwise):
    names = ("is_allowed", "proofs", "needs_letter", "warns_from")
    return {**{name: getattr(rule, name) for name in names}, **otherwise}


def test_change_keeps_and_tells_only_what_is_new(rule, kesra):
    proxy_rules.change(rule, **said(rule, warns_from=5), by=kesra, at=NOW)

    rule.refresh_from_db()
    assert (rule.warns_from, rule.proofs) == (5, "KTP")
    assert AuditChange.objects.get().values == {"warns_from": ["3", "5"]}


def test_change_of_nothing_leaves_no_trace(rule, kesra):
    proxy_rules.change(rule, **said(rule), by=kesra, at=NOW)

    assert not AuditEvent.objects.exists()


def test_change_refuses_who_does_not_plan_rounds(village, rule):
    lurah = village.people[Role.LURAH]

    with pytest.raises(Refusal, match="Aturan wakil diubah oleh"):
        proxy_rules.change(rule, **said(rule, is_allowed=False), by=lurah, at=NOW)

    rule.refresh_from_db()
    assert rule.is_allowed
