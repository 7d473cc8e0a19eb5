"""A first visit to any page stays under 100 KB over the air, on a phone far from the mast."""

import pytest
from django.contrib.staticfiles.finders import get_finder
from django.test import Client

from bench import weight
from tests.access.table import COLUMNS, pages, path_of
from tests.fixtures.village import signed_in

LIMIT = 100_000
FILES = {
    "distributions:papers_download",
    "documents:copy_download",
    "households:import_return",
}  # as heavy as what is in them
SHOWN = [page for page, answers in pages().items() if 200 in answers.values() and page not in FILES]


@pytest.mark.parametrize("page", SHOWN)
def test_a_first_visit_is_light(page, village):
    column = next(column for column, answer in pages()[page].items() if answer == 200)
    role = COLUMNS[column]
    client = Client() if role is None else signed_in(village.people[role])

    weights = weight.first_visit(path_of(page, village), client)

    assert sum(weights.values()) <= LIMIT, weights


@pytest.fixture
def house(tmp_path, settings, db):
    """Static files of a test; a missing one is answered with a page, which asks the database."""
    settings.STATICFILES_DIRS = [tmp_path]
    get_finder.cache_clear()
    yield tmp_path
    get_finder.cache_clear()


def test_files_are_followed_into_what_they_ask_for(house):
    (house / "a.css").write_text(
        '@import "b.css"; @import url("d.css") layer(x); p { background: url(c.png) }'
    )
    (house / "b.css").write_text("p { background: url('data:,') }")
    (house / "d.css").touch()
    (house / "c.png").write_bytes(b"12345")
    weights = {}

    weight._weigh("/static/a.css", weights, Client())

    assert set(weights) == {"/static/a.css", "/static/b.css", "/static/c.png", "/static/d.css"}
    assert weights["/static/c.png"] == 5


def test_a_missing_file_is_noticed(house):
    (house / "a.js").write_text('import { x } from "./gone.js"')

    with pytest.raises(LookupError, match=r"/static/gone\.js is asked for and is not there"):
        weight._weigh("/static/a.js", {}, Client())
