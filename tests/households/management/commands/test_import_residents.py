"""`manage.py import_residents`: what a file would do, does on request, and says why not."""

import json
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from duren_sawit.areas.models import Area
from households.models import Family, ImportBatch, Person
from tests.factories.areas import RtFactory, RwFactory
from tests.households.intake.sheets import workbook as sheets_of
from tests.households.workbooks import opensid, sawo_family, workbook

pytestmark = pytest.mark.django_db(transaction=True)  # it reads once the upload is kept
FORMATS = [parent / "shared" / "formats" for parent in Path(__file__).parents]
# What OpenSID and the ministry publish, where it is at hand: 97, 1, 2 and 7 rows.
PUBLISHED = {
    "contoh_penduduk.xlsx": {"new": 97, "warnings": 97, "families": 37, "people": 97},
    "FormatImporExcel.xlsm": {"rejected": 1},
    "format_impor_program_bantuan.xlsx": {"new": 2, "warnings": 4, "families": 2, "people": 2},
    "contoh-data-bdt2015.xlsx": {"new": 7, "families": 2, "people": 7},
}
THERE = [folder / name for folder in FORMATS for name in PUBLISHED if (folder / name).exists()]
NOTHING = {
    "new": 0,
    "changed": 0,
    "same": 0,
    "unclear": 0,
    "rejected": 0,
    "warnings": 0,
    "families": 0,
    "people": 0,
}


@dataclass(frozen=True)
class Answer:
    out: str
    err: str
    status: int

    @property
    def counts(self) -> dict[str, int]:
        return json.loads(self.out)


@pytest.fixture
def bring_in(village, tmp_path):
    def bring_in(content: bytes, *options: str, name: str = "warga.xlsx") -> Answer:
        file, out, err, status = tmp_path / name, StringIO(), StringIO(), 0
        file.write_bytes(content)
        try:
            call_command("import_residents", str(file), *options, stdout=out, stderr=err)
        except SystemExit as end:
            status = int(end.code or 0)
        return Answer(out.getvalue(), err.getvalue(), status)

    return bring_in


def test_it_counts_what_a_file_would_do_and_writes_nothing(bring_in):
    people = sawo_family()
    people[2]["rt"] = "99"

    answer = bring_in(opensid(people), "--json")

    assert answer.counts == NOTHING | {"new": 2, "rejected": 1, "families": 1, "people": 2}
    assert list(answer.counts) == list(NOTHING)
    assert (answer.status, answer.err) == (0, "")
    assert Person.objects.count() == 0


def test_without_json_the_counts_are_words(bring_in):
    answer = bring_in(opensid(sawo_family()))

    assert answer.out.strip() == (
        "new 3 changed 0 same 0 unclear 0 rejected 0 warnings 0 families 1 people 3"
    )


def test_it_applies_on_request_and_the_second_time_changes_nothing(bring_in):
    content = opensid(sawo_family())

    first = bring_in(content, "--apply", "--json")
    second = bring_in(content, "--apply", "--json")

    assert first.counts == NOTHING | {"new": 3, "families": 1, "people": 3}
    assert second.counts == NOTHING | {"same": 3, "families": 1, "people": 3}
    assert (first.status, second.status) == (0, 0)
    assert (Person.objects.count(), Family.objects.count()) == (3, 1)


def test_other_sheets_with_a_table_are_named(bring_in):
    header = ["Nama", "RT", "RW"]
    sheets = [("RT 3", [header, ["Siti", "3", "2"]]), ("RT 4", [header, ["Budi", "4", "2"]])]

    answer = bring_in(sheets_of(*sheets), "--json")

    assert (answer.status, answer.counts["new"]) == (0, 1)
    assert answer.err.startswith("Lembar lain tidak dibaca: RT 4.")


def test_an_rt_may_be_told_for_all_rows(bring_in, village):
    people = sawo_family(rt="", rw="")

    without = bring_in(opensid(people), "--json")
    told = bring_in(opensid(people), "--rt", "4", "--rw", "2", "--apply", "--json")

    assert without.counts == NOTHING | {"unclear": 3}
    assert told.counts["new"] == 3
    assert Family.objects.get().area == village.rt_004


def test_an_rw_may_be_told_for_rows_that_name_an_rt_alone(bring_in, village):
    people = sawo_family(rw="-")

    without = bring_in(opensid(people), "--json")
    told = bring_in(opensid(people), "--rw", "2", "--apply", "--json")

    assert without.counts == NOTHING | {"unclear": 3}
    assert told.counts == NOTHING | {"new": 3, "families": 1, "people": 3}
    assert Family.objects.get().area == village.rt_003


@pytest.mark.parametrize("options", [("--rt", "9", "--rw", "2"), ("--rt", "4"), ("--rw", "9")])
def test_an_rt_that_is_not_here_is_refused(bring_in, options):
    answer = bring_in(opensid(sawo_family()), *options, "--json")

    assert (answer.status, answer.counts) == (1, NOTHING)
    assert "RT atau RW itu tidak ada" in answer.err
    assert ImportBatch.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7", "Berkas ini PDF, bukan lembar kerja."),
        (b"", "Berkas ini kosong."),
        (workbook([["Nama", "NIK"]]), "Di bawah judul kolomnya belum ada satu baris pun."),
        (workbook([["Kolom asing", "Lainnya"], ["x", "y"]]), "Kolomnya belum dikenal"),
    ],
    ids=["pdf", "empty", "no rows", "unknown columns"],
)
def test_what_cannot_be_read_is_said_in_one_sentence(bring_in, content, sentence):
    answer = bring_in(content, "--apply", "--json")

    assert (answer.status, answer.counts) == (1, NOTHING)
    assert answer.err.startswith(sentence)
    assert len(answer.err.strip().splitlines()) == 1


if THERE:

    @pytest.mark.parametrize("path", THERE, ids=lambda path: path.name)
    def test_every_row_of_a_published_sample_is_accounted_for(bring_in, path):
        rw = RwFactory(parent=Area.objects.get(level="VILLAGE"), number=3)
        for number in range(1, 10):
            RtFactory(parent=rw, number=number)
        content = path.read_bytes()

        first = bring_in(content, "--rw", "3", "--apply", "--json")
        again = bring_in(content, "--rw", "3", "--apply", "--json")

        taken = first.counts["people"]
        assert first.counts == NOTHING | PUBLISHED[path.name]
        assert Person.objects.count() == taken
        assert again.counts["same"] == taken
        assert (again.counts["new"], again.counts["changed"]) == (0, 0)


def test_a_file_that_is_not_there_is_said(village, tmp_path):
    err = StringIO()

    with pytest.raises(SystemExit) as end:
        call_command("import_residents", str(tmp_path / "tidak-ada.xlsx"), stderr=err)

    assert end.value.code == 1
    assert "tidak-ada.xlsx tidak ada atau tidak boleh dibaca." in err.getvalue()
