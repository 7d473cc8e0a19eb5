"""Programmes from plan to end."""

from datetime import date

import pytest

from distributions.choices import ProgrammeState
from distributions.contents import parse
from distributions.models import Item, Programme
from distributions.services import programmes
from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.refusals import Refusal
from tests.clock import NOW


@pytest.fixture
def programme(facts, kesra):
    return programmes.plan(facts(), by=kesra, at=NOW)


def contents(programme):
    return sorted(str(benefit) for benefit in programme.benefits.select_related("item"))


def events():
    return list(AuditEvent.objects.order_by("pk").values_list("event", flat=True))


def test_plan_writes_down_the_programme_and_its_content(programme):
    assert (programme.state, programme.quota) == (ProgrammeState.PLANNED, 50)
    assert contents(programme) == ["Rp300.000", "beras 10 kg"]
    assert events() == ["distributions.programme.planned"]


def test_plan_uses_the_items_there_are(facts, kesra, programme):
    other = facts(name="Lain", parts=parse("5 KG Beras"))

    programmes.plan(other, by=kesra, at=NOW)

    assert Item.objects.count() == 2


def test_plan_refuses_the_same_name_and_first_day(facts, kesra, programme):
    with pytest.raises(Refusal, match="Program dengan nama dan hari mulai ini sudah ada"):
        programmes.plan(facts(), by=kesra, at=NOW)

    assert Programme.objects.count() == 1


def test_plan_refuses_who_does_not_plan(facts, village):
    with pytest.raises(Refusal, match="Program disusun Kasi Kesra atau operator"):
        programmes.plan(facts(), by=village.people[Role.RW_HEAD], at=NOW)


def test_change_tells_what_differs(facts, kesra, programme):
    new = facts(quota=60, parts=parse("20 kg beras"))

    programmes.change(programme, facts=new, by=kesra, at=NOW)

    programme.refresh_from_db()
    assert (programme.quota, contents(programme)) == (60, ["beras 20 kg"])
    assert events()[-1] == "distributions.programme.changed"


def test_change_to_the_same_leaves_no_entry(facts, kesra, programme):
    programmes.change(programme, facts=facts(), by=kesra, at=NOW)

    assert events() == ["distributions.programme.planned"]
    assert contents(programme) == ["Rp300.000", "beras 10 kg"]


def test_quotas_are_set_anew_each_time(village, kesra, programme):
    programmes.set_quotas(
        programme, counts={village.rw_002: 30, village.rw_005: 20}, by=kesra, at=NOW
    )
    programmes.set_quotas(
        programme, counts={village.rw_002: 0, village.rw_005: 25}, by=kesra, at=NOW
    )

    assert list(programme.quotas.values_list("area", "families")) == [(village.rw_005.pk, 25)]
    assert events()[-1] == "distributions.quotas.set"


def test_quotas_stay_within_that_of_the_programme(village, kesra, programme):
    with pytest.raises(Refusal, match="Jumlah kuota RW lebih 1 keluarga dari kuota program"):
        programmes.set_quotas(
            programme, counts={village.rw_002: 30, village.rw_005: 21}, by=kesra, at=NOW
        )

    assert not programme.quotas.exists()


def test_change_leaves_room_for_the_quotas_given(village, facts, kesra, programme):
    programmes.set_quotas(programme, counts={village.rw_002: 50}, by=kesra, at=NOW)

    with pytest.raises(Refusal, match="lebih 10 keluarga"):
        programmes.change(programme, facts=facts(quota=40), by=kesra, at=NOW)

    programme.refresh_from_db()
    assert (programme.quota, contents(programme)) == (50, ["Rp300.000", "beras 10 kg"])


def test_a_programme_begins_once_and_finishes_once(facts, kesra, programme):
    with pytest.raises(Refusal, match="Program ini direncanakan"):
        programmes.finish(programme, by=kesra, at=NOW)
    programmes.begin(programme, by=kesra, at=NOW)
    with pytest.raises(Refusal, match="Program ini berjalan"):
        programmes.begin(programme, by=kesra, at=NOW)
    programmes.finish(programme, by=kesra, at=NOW)

    with pytest.raises(Refusal, match="sudah selesai dan tidak diubah lagi"):
        programmes.change(programme, facts=facts(quota=1), by=kesra, at=NOW)
    assert Programme.objects.get().state == ProgrammeState.FINISHED


def test_the_database_refuses_a_period_that_runs_backwards(facts, kesra):
    with pytest.raises(Refusal, match="Tanggal akhir tidak mendahului tanggal mulai"):
        programmes.plan(facts(ends_on=date(2026, 3, 31)), by=kesra, at=NOW)
