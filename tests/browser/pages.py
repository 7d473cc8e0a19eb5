"""Every page of the access table with somebody who may open it, so that none is forgotten."""

from tests.access.table import COLUMNS, pages, path_of
from tests.fixtures.village import Village

# Answers that are no pages: files and pieces of pages.
NO_PAGES: set[str] = set()


def shown_pages() -> list[str]:
    """Pages that somebody may open."""
    return [page for page, answers in pages().items() if 200 in answers.values()]


def visit_of(page: str, village: Village) -> dict[str, object]:
    """What `open_page` needs: the address, and the first of the columns that may see it."""
    column = next(column for column, answer in pages()[page].items() if answer == 200)
    return {"path": path_of(page, village), "role": COLUMNS[column]}


SHOWN = [page for page in shown_pages() if page not in NO_PAGES]
