"""Who receives nothing, and who more than once, among 30,000 families with three programmes.

The families settle in a transaction that is taken back at the end.
"""

from collections.abc import Iterator

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bench.bench_pages import client_of
from bench.report import Row, timed
from distributions.choices import ListState, ProgrammeState, Receiver, Source
from distributions.models import ListEntry, Programme, RecipientList
from duren_sawit.accounts.models import User
from duren_sawit.areas.models import Area
from duren_sawit.areas.selectors import village_unscoped
from households.models import Family
from households.services import populations
from households.village import making

FAMILIES, TIMES = 30_000, 40
PAGE_MS = 100
EVERY = (3, 5, 7)  # each programme reaches every third, fifth, seventh family
QUERIES = ("", "halaman=400", "ciri=lansia", "ciri=lansia&ciri=disabilitas&kunjungan=belum")


def run() -> Iterator[Row]:
    codes = list(Area.objects.rts().in_order().values_list("code", flat=True))
    order = populations.Order(making.spread(codes, FAMILIES, seed=4), 4, may_add=True)
    with transaction.atomic():
        populations.settle(village_unscoped(), order=order, by=None, at=timezone.now())
        for step in EVERY:
            reach(step)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ANALYZE distributions_listentry, households_familysummary")
        yield from pages()
        transaction.set_rollback(True)


def reach(step: int) -> None:
    """A running programme whose final list holds every so manieth family."""
    at, operator = timezone.now(), User.objects.get(username="operator")
    programme = Programme.objects.create(
        name=f"Program ke-{step}",
        starts_on=at.date(),
        ends_on=at.date(),
        receiver=Receiver.HEAD,
        source="VILLAGE",
        state=ProgrammeState.RUNNING,
    )
    made = RecipientList.objects.create(
        programme=programme,
        number=1,
        created_by=operator,
    )
    families = Family.objects.active().order_by("pk").values_list("pk", "area", "summary__head")
    ListEntry.objects.bulk_create(
        [
            ListEntry(
                list=made,
                family_id=family,
                area_id=area,
                receiver_id=head,
                name="Warga",
                rank=rank,
                source=Source.REGISTER,
            )
            for rank, (family, area, head) in enumerate(families[::step], start=1)
        ],
        batch_size=5000,
    )
    made.state, made.version, made.content_hash = ListState.FINAL, 1, "0" * 64
    made.approved_by, made.approved_at = operator, at
    made.save()


def pages() -> Iterator[Row]:
    unserved = reverse("distributions:family_unserved_list")
    overlap = reverse("distributions:family_overlap_list")
    family = ListEntry.objects.order_by("pk")[0].family
    paths = [("kesra", f"{page}?{query}") for page in (unserved, overlap) for query in QUERIES]
    paths += [(who, page) for who in ("rw", "rt") for page in (unserved, overlap)]
    paths += [("kesra", reverse("distributions:family_panel", args=[family.public_id]))]
    for who, path in paths:
        client = client_of(who)
        samples = timed(lambda client=client, path=path: _open(client, path), times=TIMES)
        yield Row.of(f"coverage: {path} as {who}"[:76], samples, "ms").at_most(PAGE_MS)


def _open(client: Client, path: str) -> None:
    response = client.get(path, headers={"host": "localhost"})
    if response.status_code != 200:
        raise LookupError(f"{path} answered {response.status_code}")
