"""`issue_roster` prints without browser or worker, and says in one sentence why not."""

import io
import json

import pytest
from django.core.management import call_command
from pypdf import PdfReader

from tests.distributions.papers import pile_of, round_of_rice
from tests.factories.areas import SiteFactory

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def opened(village):
    SiteFactory(village=village.area)
    made = round_of_rice()
    pile_of(made, village.rt_003, 3)
    pile_of(made, village.rt_001, 2)
    return made


def told(*arguments):
    out, err = io.StringIO(), io.StringIO()
    call_command("issue_roster", *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue()


def test_it_writes_one_pdf_and_tells_it_as_one_object(opened, tmp_path):
    path = tmp_path / "roster.pdf"

    said = json.loads(told(opened.public_id, "--output", path, "--json"))

    assert said == {
        "file": str(path),
        "rosters": 2,
        "pages": 2,
        "bytes": path.stat().st_size,
    }
    assert len(PdfReader(path).pages) == 2


def test_a_round_may_be_named_and_an_area_chosen(opened, village, tmp_path):
    path = tmp_path / "roster.pdf"

    said = told("bantuan beras/1", "--area", village.rt_003.code, "--output", path)

    assert said == f"1 roster, 1 halaman: {path}\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["tidak ada/4"], "Tahap itu tidak ada"),
        (["bantuan beras/1", "--area", "99"], "Wilayah berkode 99 tidak ada"),
        (["bantuan beras/1", "--output", "/tidak/ada/roster.pdf"], "tidak dapat ditulis"),
        (["bantuan beras/1", "--by", "siapa"], "Tulis --by"),
    ],
)
def test_what_is_wrong_is_one_sentence_and_status_one(opened, capsys, arguments, sentence):
    with pytest.raises(SystemExit) as stopped:
        call_command("issue_roster", *arguments)

    assert stopped.value.code == 1
    assert sentence in capsys.readouterr().err
