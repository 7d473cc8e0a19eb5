"""The words of the place and its emblem change, and the trail tells."""

from dataclasses import replace

import pytest

from duren_sawit.areas.choices import Event
from duren_sawit.areas.models import Area, Site
from duren_sawit.areas.services import areas, sites
from duren_sawit.audit.models import AuditChange, AuditEvent
from tests.accounts.refusals import events_of
from tests.areas.services.test_areas import WORDS, found
from tests.clock import NOW
from tests.factories.accounts import UserFactory


@pytest.fixture
def site(db):
    made = found()
    areas.add_rws(made, rt_counts=[1], by=None, at=NOW)
    return made


@pytest.fixture
def officer(db):
    return UserFactory()


def test_new_words_are_kept_old_beside_new(site, officer):
    sites.change(site, words=replace(WORDS, head_title="Lurah"), by=officer, at=NOW)

    entry = AuditEvent.objects.about(site).get()
    assert (entry.event, entry.actor_id) == (Event.SITE_CHANGED, officer.pk)
    assert AuditChange.objects.get(event=entry).values == {"head_title": ["Kepala Desa", "Lurah"]}


def test_the_same_words_leave_no_entry(site, officer):
    sites.change(site, words=WORDS, by=officer, at=NOW)

    assert events_of(site) == []


def test_areas_follow_the_words(site, officer):
    sites.change(site, words=replace(WORDS, rw_word="RW"), by=officer, at=NOW)

    names = list(Area.objects.in_order().values_list("long_name", flat=True))
    assert names == ["Desa Sukamaju", "RW 01", "RT 001/RW 01"]


def test_an_emblem_comes_and_goes_and_old_files_stay_for_old_letters(site, officer):
    first = sites.change_emblem(site, image=b"satu", by=officer, at=NOW).emblem.name
    sites.change_emblem(site, image=b"dua", by=officer, at=NOW)
    keys = Site.objects.get().emblem_key
    sites.remove_emblem(site, by=officer, at=NOW)

    now = Site.objects.get()
    assert (bool(now.emblem), now.emblem_key) == (False, "")
    assert keys not in first
    assert now.emblem.storage.exists(first)
    assert [event for event, _by in events_of(site)] == [Event.EMBLEM_CHANGED] * 3
