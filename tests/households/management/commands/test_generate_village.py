"""`manage.py generate_village`: figures as a sentence or JSON, and a clear no."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from households.models import Family, Person


def output(*arguments):
    out = StringIO()
    call_command("generate_village", *arguments, stdout=out)
    return out.getvalue()


def test_it_tells_what_it_made(village):
    told = json.loads(output("--families", "12", "--seed", "4", "--json"))

    assert told.pop("seconds") > 0
    assert told == {
        "families": 12,
        "people": Person.objects.count(),
        "dwellings": Family.objects.values("dwelling").distinct().count(),
    }


def test_it_adds_only_when_asked(village):
    output("--families", "4")

    with pytest.raises(CommandError, match="--add"):
        output("--families", "4")
    assert output("--families", "4", "--add").startswith("4 keluarga, ")
    assert Family.objects.count() == 8


def test_it_needs_a_village(db):
    with pytest.raises(CommandError, match="found_village"):
        output("--families", "4")
