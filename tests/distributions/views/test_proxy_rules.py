"""The rules of proxies, and the warning they give at the table."""

import pytest
from django.urls import reverse

from distributions.models import ProxyRule
from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from tests.factories.distributions import ProxyRuleFactory

SAID = {"is_allowed": "on", "proofs": "KTP wakil\n\n  Surat   kuasa ", "warns_from": "4"}


@pytest.fixture
def office(kesra, client_of):
    return client_of(kesra)


@pytest.fixture
def rule(village):
    return ProxyRuleFactory(kind="OTHER", proofs="KTP", needs_letter=True)


def edit(rule):
    return reverse("distributions:proxy_rule_edit", args=[rule.public_id])


def test_proxy_rule_list_shows_each_kind_with_what_to_bring(rule, office):
    page = office.get(reverse("distributions:proxy_rule_list"))

    kinds = [one.kind for one in page.context["rules"]]
    assert kinds == ["SAME_KK", "OTHER", "OFFICIAL"]
    assert "orang lain dengan surat kuasa" in page.text


def test_proxy_rule_edit_keeps_what_was_said(rule, office):
    answer = office.post(edit(rule), SAID, follow=True)

    rule.refresh_from_db()
    assert (rule.proofs, rule.needs_letter, rule.warns_from) == ("KTP wakil\nSurat kuasa", False, 4)
    assert "Aturan wakil tersimpan." in answer.text
    assert AuditEvent.objects.filter(event="distributions.proxy_rule.changed").count() == 1


@pytest.mark.parametrize("wrong", [{"proofs": "  \n "}, {"warns_from": "1"}, {"warns_from": ""}])
def test_proxy_rule_edit_says_what_is_missing(rule, office, wrong):
    answer = office.post(edit(rule), {**SAID, **wrong})

    assert answer.status_code == 422
    assert ProxyRule.objects.get(pk=rule.pk).proofs == rule.proofs


def test_proxy_rule_edit_is_not_for_officers(village, rule, client_of):
    officer = client_of(village.people[Role.HANDOUT_OFFICER])

    assert officer.post(edit(rule), SAID).status_code == 403
