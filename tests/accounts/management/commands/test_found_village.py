"""`manage.py found_village`."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Area, Site

pytestmark = pytest.mark.django_db
EXAMPLE = Path(__file__).resolve().parents[4] / "docs/village.example.toml"


def found(file: Path | str = EXAMPLE, *options: str) -> str:
    out = io.StringIO()
    call_command("found_village", str(file), *options, stdout=out)
    return out.getvalue()


def refusal(file: Path) -> str:
    with pytest.raises(CommandError) as refused:
        found(file)
    return str(refused.value)


@pytest.fixture
def filled(tmp_path: Path):
    """The example with one line changed."""

    def change(old: str, new: str) -> Path:
        text = EXAMPLE.read_text()
        assert text.count(old) == 1
        file = tmp_path / "village.toml"
        file.write_text(text.replace(old, new))
        return file

    return change


def test_the_example_begins_a_village():
    said = found().splitlines()

    head, clerk = User.objects.order_by("pk")
    assert said[0] == "Kelurahan Duren Sawit dimulai: 3 RW, 33 RT."
    assert [line.split()[0] for line in said[2:]] == ["hendra", "sri"]
    assert head.check_password(said[2].split()[1])
    assert clerk.check_password(said[3].split()[1])
    assert Site.objects.get().is_demo is False


def test_programs_get_one_object():
    told = json.loads(found(EXAMPLE, "--json"))

    people = told.pop("people")
    assert told == {"village": "Kelurahan Duren Sawit", "rw_count": 3, "rt_count": 33}
    assert [(one["username"], one["name"]) for one in people] == [
        ("hendra", "Hendra Wibisana"),
        ("sri", "Sri Wahyuni"),
    ]


def test_answers_may_come_from_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(EXAMPLE.read_text()))

    found("-")

    assert Area.objects.count() == 37


def test_everything_that_must_be_mended_is_said_at_once(filled):
    file = filled('code = "31.75.07.1001"', 'code = "3175071001"')
    text = file.read_text().replace("rt_counts = [11, 10, 12]", 'rt_counts = ["banyak"]')
    file.write_text(text.replace('head_title = "Lurah"', 'head_titel = "Lurah"'))

    assert refusal(file).splitlines() == [
        "code: tulis kode Kemendagri, misalnya 31.75.07.1001.",
        "rt_counts: tulis banyaknya RT di tiap RW, misalnya [11, 10, 12].",
        "site.head_title: Isi dulu bagian ini.",
        "site.head_titel: isian ini belum dikenal.",
    ]
    assert Area.objects.count() == 0


def test_a_second_village_is_refused():
    found()

    with pytest.raises(CommandError, match=r"^Kelurahan atau desa ini sudah dimulai\.$"):
        found()


def test_a_missing_file_is_said_in_words(tmp_path):
    file = tmp_path / "nothing.toml"

    assert refusal(file) == f"Berkas {file} belum bisa dibuka."


def test_a_file_that_is_no_toml_is_said_in_words(filled):
    file = filled("rt_counts = [11, 10, 12]", "rt_counts = [11, 10, 12")

    assert refusal(file).startswith(f"Berkas {file} belum terbaca: ")
