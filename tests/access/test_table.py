"""Each cell of the role x page table, and that no page is missing from it."""

from collections import Counter

import pytest
from django.test import Client

from tests.access.subjects import SUBJECTS
from tests.access.table import COLUMNS, pages, path_of
from tests.architecture.house import nothing_in
from tests.architecture.urlconf import Address, addresses
from tests.fixtures.village import signed_in

# Pages of libraries that stay reachable, each with the reason; whatever else they bring is closed.
LIBRARY_PAGES = {
    "account_logout": "asks whether to leave; dressed by us",
}
ALLOWED_ANSWERS = {200, 302, 403, 404, 405}
NOT_READY = "operations:health_ready"  # 503: in tests no worker is there


@pytest.mark.parametrize("page", pages())
def test_each_role_gets_its_answer(page, village):
    path = path_of(page, village)
    clients = {
        column: Client() if role is None else signed_in(village.people[role])
        for column, role in COLUMNS.items()
    }

    answers = {column: client.get(path).status_code for column, client in clients.items()}

    assert answers == pages()[page]


def test_the_table_is_complete():
    named = {address.name for address in addresses()}

    assert (named - set(pages()), set(pages()) - named) == (set(), set())


def test_every_address_has_a_name_of_its_own():
    counted = Counter(address.name for address in addresses())

    assert [name for name, count in counted.items() if count > 1 or not name] == []


def test_answers_are_those_a_page_can_give():
    given = {page: set(answers.values()) for page, answers in pages().items()}

    assert given.pop(NOT_READY) == {503}
    assert set().union(*given.values()) <= ALLOWED_ANSWERS


def test_subjects_are_given_for_the_pages_that_need_one():
    need = {address.name for address in addresses() if "<" in address.route}

    assert set(SUBJECTS) == need


def test_pages_of_libraries_are_listed():
    foreign = [address for address in addresses() if not address.is_ours]

    nothing_in(address.at("is not listed") for address in foreign if unlisted(address))
    assert set(LIBRARY_PAGES) <= {address.name for address in foreign}


def unlisted(address: Address) -> bool:
    return address.name not in LIBRARY_PAGES
