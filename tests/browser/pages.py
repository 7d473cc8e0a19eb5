"""Every page of the access table with somebody who may open it, so that none is forgotten."""

from tests.access.table import COLUMNS, pages, path_of
from tests.fixtures.village import Village

NO_PAGES = {  # JSON, and files to keep
    "operations:health_live",
    "documents:copy_download",
    "distributions:papers_download",
    "households:export_download",
    "households:import_return",
}
SHOWS = {200, 503}  # without a worker, the page of the village's health says so


def shown_pages() -> list[str]:
    """Pages that somebody may open."""
    return [
        page
        for page, answers in pages().items()
        if SHOWS & set(answers.values()) and page not in NO_PAGES
    ]


def visit_of(page: str, village: Village) -> dict[str, object]:
    """What `open_page` needs: the address, and the first of the columns that may see it."""
    column = next(column for column, answer in pages()[page].items() if answer in SHOWS)
    return {"path": path_of(page, village), "role": COLUMNS[column]}


SHOWN = shown_pages()
