"""`manage.py seed_demo` speaks to people and to programs."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from duren_sawit.accounts import demo
from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Site


@pytest.fixture(autouse=True)
def demo_machine(settings):
    settings.DEMO = True


def said(*options):
    out = io.StringIO()
    call_command("seed_demo", *options, stdout=out)
    return out.getvalue()


def test_it_prints_the_logins(planted):
    lines = said().splitlines()

    assert lines[0].startswith("Kelurahan Duren Sawit: 17 RW, 181 RT, ")
    assert demo.PASSWORD in lines[1]
    assert [line.split()[0] for line in lines[2:-1]] == [one.username for one in demo.PEOPLE]


def test_it_prints_one_object_for_programs(planted):
    told = json.loads(said("--json"))

    assert (told["village"], told["rw_count"], told["rt_count"]) == (
        "Kelurahan Duren Sawit",
        17,
        181,
    )
    assert [one["username"] for one in told["logins"]] == [one.username for one in demo.PEOPLE]


def test_it_refuses_a_real_village_in_one_sentence(planted):
    Site.objects.update(is_demo=False)

    with pytest.raises(CommandError, match="Basis data ini berisi kelurahan yang sungguhan"):
        said()


def test_it_refuses_where_nobody_asked_for_a_demo(planted, settings):
    settings.DEMO = False
    before = User.objects.count()

    with pytest.raises(CommandError, match="hanya untuk mencoba; pakai script/demo"):
        said()

    assert User.objects.count() == before
