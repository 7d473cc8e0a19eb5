"""The register of a district, 100,000 families: its lists, its pages, its search, and a file of it.

The families settle in a transaction that is taken back at the end. So nothing is vacuumed, and what
is measured here is a little slower than a village that has stood for a day.
"""

import re
from collections.abc import Callable, Iterator
from random import Random
from time import perf_counter

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bench.bench_pages import client_of
from bench.report import Row, timed
from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Area
from duren_sawit.areas.selectors import village_unscoped
from households import exporting
from households.choices import ExportFormat
from households.models import Export, Family, Person
from households.selectors import searches
from households.services import populations
from households.village import making

FAMILIES, TIMES, SOUGHT = 100_000, 30, 100
PAGE_MS, SEARCH_MS = 100, 50
FILE_RWS = 5  # hold about 100,000 people
FILTERS = [
    "",
    "halaman=3000",
    "kunjungan=belum",
    "nomor=kurang",
    "anggota=5",
    "keadaan=semua",
    "ciri=lansia",
    "ciri=balita",
    "ciri=disabilitas",
    "ciri=lansia&ciri=balita&kunjungan=terdata&nomor=lengkap&anggota=2-4",
]
LETTERS = "abdegiklmnoprstu"


def run() -> Iterator[Row]:
    codes = list(Area.objects.rts().in_order().values_list("code", flat=True))
    order = populations.Order(making.spread(codes, FAMILIES, seed=3), 3, may_add=True)
    with transaction.atomic():
        populations.settle(village_unscoped(), order=order, by=None, at=timezone.now())
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        yield from pages()
        yield from found()
        yield from files()
        transaction.set_rollback(True)


def pages() -> Iterator[Row]:
    floor = Row.of("register: an answer without a page", _times(Client(), "/sehat/"), "ms")
    yield floor
    families, board = reverse("households:family_list"), reverse("households:visit_board")
    paths = [(who, "/") for who in ("lurah", "operator", "rw", "rt", "kader")]
    paths += [("operator", f"{families}?{query}") for query in FILTERS]
    paths += [(who, path) for who in ("rw", "rt") for path in (families, board)]
    paths += [("operator", board), ("operator", _page_of_a_family())]
    for who, path in paths:
        client = client_of(who)
        row = Row.of(f"register: {path} as {who}"[:76], _times(client, path), "ms")
        yield row.at_most(PAGE_MS)


def _page_of_a_family() -> str:
    family = Family.objects.active().order_by("-pk")[FAMILIES // 2]
    return reverse("households:family_detail", args=[family.public_id])


def _times(client: Client, path: str) -> list[float]:
    return timed(lambda: _open(client, path), times=TIMES)


def _open(client: Client, path: str) -> None:
    response = client.get(path, headers={"host": "localhost"})
    if response.status_code != 200:
        raise LookupError(f"{path} answered {response.status_code}")


def found() -> Iterator[Row]:
    """Each question once, of people taken by chance; and how many of them were found."""
    chance = Random(7)  # noqa: S311 -- no secret
    for who in ("operator", "rt"):
        reader = User.objects.get(username=who)
        people = Person.objects.visible_to(reader).living().select_related("family__dwelling")
        keys = list(people.filter(nik__isnull=False).values_list("pk", flat=True))
        some = list(people.filter(pk__in=chance.sample(keys, SOUGHT)))
        for kind, words in KINDS.items():
            asked = [(one, words(one, chance)) for one in some]
            yield from _search(reader, kind, [(one, said) for one, said in asked if said])


def _search(reader: User, kind: str, asked: list[tuple[Person, str]]) -> Iterator[Row]:
    samples, hits = [], 0
    searches.search(reader, "sari")
    for person, words in asked:
        start = perf_counter()
        answer = searches.search(reader, words)
        samples.append((perf_counter() - start) * 1000)
        hits += _is_among(person, answer)
    name = f"register: search {kind} as {reader.username}"
    yield Row.of(name, samples, "ms").at_most(SEARCH_MS)
    if kind not in SHARED:
        yield Row.of(f"{name}: found", [100 * hits / len(asked)], "%")


def _is_among(person: Person, answer: searches.Found) -> bool:
    """Or somebody of that name, where more bear it than are shown."""
    names = {one.person.name_key for one in answer.people}
    families = {one.family.pk for one in answer.families}
    return person.name_key in names or person.family_id in families


def misspelt(text: str, chance: Random) -> str:
    """With one letter of its longest word wrong, missing, too much or swapped."""
    word = max(re.findall(r"[^\W\d]+", text), key=len)
    at = chance.randrange(1, max(2, len(word) - 1))
    letter = chance.choice(LETTERS)
    wrong = chance.choice(
        [
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[: at - 1] + word[at : at + 1] + word[at - 1 : at] + word[at + 1 :],
        ]
    )
    return text.replace(word, wrong, 1)


Words = Callable[[Person, Random], str]
SHARED = {"first name", "last four digits"}  # by more than are shown
KINDS: dict[str, Words] = {
    "name": lambda person, _chance: person.name,
    "name misspelt": lambda person, chance: misspelt(person.name, chance),
    "first name": lambda person, _chance: person.name.split()[0],
    "NIK": lambda person, _chance: person.nik.full if person.nik else "",
    "KK": lambda person, _chance: person.family.kk_number.full if person.family.kk_number else "",
    "name and last four digits": lambda person, chance: (
        f"{misspelt(person.name.split()[0], chance)} {person.nik.full[-4:]}" if person.nik else ""
    ),
    "last four digits": lambda person, _chance: person.nik.full[-4:] if person.nik else "",
    "address": lambda person, _chance: _address(person),
    "address misspelt": lambda person, chance: misspelt(_address(person), chance),
}


def _address(person: Person) -> str:
    return person.family.dwelling.address if person.family.dwelling else ""


def files() -> Iterator[Row]:
    paths = list(Area.objects.rws().in_order().values_list("path", flat=True)[:FILE_RWS])
    for kind in ExportFormat:
        export = Export.objects.create(
            format=kind,
            paths=" ".join(paths),
            requested_by=User.objects.get(username="operator"),
            requested_at=timezone.now(),
        )
        start = perf_counter()
        exporting.produce(export.pk, clock=timezone.now)
        seconds = perf_counter() - start
        export.refresh_from_db()
        yield Row.of(f"register: {kind} of {export.done_count:,} people", [seconds], "s")
        export.file.delete(save=False)
