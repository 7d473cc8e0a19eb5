"""The first visit to the login page: at most 100 KB over the air."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from bench.report import Row
from bench.weight import first_visit

LIMIT_KB = 100


def run() -> Iterator[Row]:
    weights = first_visit(reverse(settings.LOGIN_URL))
    by_kind = sorted((Path(address).suffix or ".html", size) for address, size in weights.items())
    total = sum(weights.values()) / 1000
    yield Row.of("login page, first visit", [total], "KB").at_most(LIMIT_KB, of="median")
    for kind, group in groupby(by_kind, key=lambda pair: pair[0]):
        sizes = [size for _kind, size in group]
        yield Row.of(f"  {len(sizes)} of kind {kind[1:]}", [sum(sizes) / 1000], "KB")
