"""`manage.py correct_person` mends what no officer on the pages may touch."""

import io

import pytest
from django.core.management import CommandError, call_command

from duren_sawit.accounts.choices import Event, Role
from tests.accounts.refusals import events_of


def said(*words):
    out = io.StringIO()
    call_command("correct_person", *words, stdout=out)
    return out.getvalue()


def test_it_changes_only_what_is_said(village):
    lurah = village.people[Role.LURAH]
    lurah.phone, lurah.email = "+6281200000077", "budi@contoh.id"
    lurah.save()

    assert said("Lurah", "full_name=Budi Raharjo", "nip=197008171995031001") == "Data tersimpan.\n"

    lurah.refresh_from_db()
    assert (lurah.full_name, lurah.nip) == ("Budi Raharjo", "197008171995031001")
    assert (lurah.phone, lurah.email) == ("+6281200000077", "budi@contoh.id")
    assert events_of(lurah) == [(Event.PERSON_CHANGED, None)]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("siapa", "full_name=X"), "Belum ada yang bernama “siapa”."),
        (("lurah", "password=X"), "Isian password belum dikenal."),
        (("lurah", "full_name"), "Isian full_name belum dikenal."),
        (("lurah", "nik=12"), "nik: "),
        (("lurah", "username=kader"), "Nama pengguna ini sudah dipakai."),
    ],
)
def test_it_refuses_in_one_sentence(village, words, answer):
    with pytest.raises(CommandError, match=answer.replace("(", r"\(")):
        said(*words)

    assert events_of(village.people[Role.LURAH]) == []
