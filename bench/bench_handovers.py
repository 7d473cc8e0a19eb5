"""A queue at fifty tables: handovers a second through the real server, and one slip ten times."""

import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from urllib.parse import urlencode
from urllib.request import urlopen

from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from bench.bench_pages import client_of
from bench.clients import drive
from bench.report import Row
from distributions.choices import ListState, ProgrammeState, Receiver, RoundState, Source
from distributions.freezing import unlock
from distributions.models import (
    Entitlement,
    Handover,
    HandoverLine,
    Item,
    ListEntry,
    Point,
    Programme,
    RecipientList,
    Round,
    RoundBenefit,
    Sheet,
)
from duren_sawit.accounts.models import User
from duren_sawit.lib import codes
from households.models import Family

CLIENTS, EACH, AT_ONCE = 50, 40, 10
PER_SECOND, P95_MS = 150, 400
PORT = 8799
FOUND, REFUSED = 302, 422


def run() -> Iterator[Row]:
    programme = plan()
    try:
        with server():
            yield from measured(programme)
    finally:
        forget(programme)


def measured(programme: Programme) -> Iterator[Row]:
    slips = list(Entitlement.objects.filter(round__programme=programme).order_by("pk"))
    points = {point.round_id: point for point in Point.objects.filter(round__programme=programme)}
    sent = partial(request, points)
    heads = [head_of() for _client in range(CLIENTS)]
    drive(PORT, [[sent(head, slips.pop())] for head in heads])  # to warm up
    first = slips.pop()
    queues = [[sent(head, slips.pop()) for _nth in range(EACH)] for head in heads]
    answers, seconds = drive(PORT, queues)
    if {answer.status for answer in answers} != {FOUND}:
        raise LookupError(f"answers were {sorted({answer.status for answer in answers})}")
    times = [answer.milliseconds for answer in answers]
    rate = len(answers) / seconds
    kept = rate >= PER_SECOND
    yield Row("handovers by 50 clients", rate, (rate, rate), "/s", f">= {PER_SECOND}", within=kept)
    yield Row.of("one of them", times, "ms").at_most(P95_MS)
    yield once(first, [sent(head, first) for head in heads[:AT_ONCE]])


def once(slip: Entitlement, requests: list[bytes]) -> Row:
    """The same code sent by ten clients at once is accepted once."""
    answers, _seconds = drive(PORT, [[one] for one in requests])
    accepted = sum(answer.status == FOUND for answer in answers)
    others = {answer.status for answer in answers} - {FOUND}
    written = Handover.objects.filter(entitlement=slip).count()
    within = (accepted, others, written) == (1, {REFUSED}, 1)
    spread = (accepted, accepted)
    return Row("one code by ten clients", accepted, spread, "accepted", "= 1", within=within)


def head_of() -> bytes:
    """Of every request of one signed-in officer."""
    session = client_of("kesra").cookies[settings.SESSION_COOKIE_NAME].value
    token = "b" * 32
    lines = [
        f"Host: localhost:{PORT}",
        f"Cookie: {settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}",
        f"X-CSRFToken: {token}",
        "Content-Type: application/x-www-form-urlencoded",
    ]
    return "\r\n".join(lines).encode()


def request(points: Mapping[int, Point], head: bytes, slip: Entitlement) -> bytes:
    """What the page of a slip sends when the receiver came in person."""
    page = reverse("distributions:handover_record", args=[slip.public_id])
    said = {
        "mode": "SELF",
        "checked": "on",
        "mutation_id": uuid.uuid4(),
        f"quantity_{RICE[0]}": "10",
        "proxy_name": "",
        "proxy_relation": "",
        "proxy_nik": "",
        "shortfall": "",
        "note": "",
    }
    body = urlencode(said).encode()
    table = points[slip.round_id].public_id
    line = f"POST {page}?titik={table} HTTP/1.1\r\n".encode()
    return line + head + f"\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


RICE: list[int] = []


def plan() -> Programme:
    """As many open rounds of one list as it takes; every family of the village is on it."""
    at, operator = timezone.now(), User.objects.get(username="operator")
    item, _made = Item.objects.get_or_create(name="beras", unit="kg")
    RICE[:] = [item.pk]
    programme = Programme.objects.create(
        name=f"Antrean {uuid.uuid4().hex[:6]}",
        starts_on=at.date(),
        ends_on=at.date(),
        receiver=Receiver.HEAD,
        source="VILLAGE",
        state=ProgrammeState.RUNNING,
    )
    made = RecipientList.objects.create(
        programme=programme, number=1, state=ListState.DRAFT, created_by=operator
    )
    families = Family.objects.active().order_by("pk").values_list("pk", "area", "summary__head")
    entries = ListEntry.objects.bulk_create(
        ListEntry(
            list=made,
            family_id=family,
            area_id=area,
            receiver_id=head,
            name="Warga",
            masked_nik="317507••••••0012",
            rank=rank,
            source=Source.REGISTER,
        )
        for rank, (family, area, head) in enumerate(families, start=1)
    )
    approved = {"approved_by": operator, "approved_at": at, "content_hash": "0" * 64}
    RecipientList.objects.filter(pk=made.pk).update(**approved, state=ListState.FINAL, version=1)
    made.refresh_from_db()
    wanted = CLIENTS * (EACH + 1) + 1
    for number in range(1, -(-wanted // len(entries)) + 1):
        open_round(made, number, entries, item)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE distributions_entitlement")
    return programme


def open_round(made: RecipientList, number: int, entries: list[ListEntry], item: Item) -> None:
    today = timezone.localdate()
    opened = Round.objects.create(
        programme=made.programme,
        list=made,
        number=number,
        opens_on=today,
        closes_on=today,
        state=RoundState.OPEN,
        opened_at=timezone.now(),
    )
    RoundBenefit.objects.create(round=opened, item=item, quantity=10)
    Point.objects.create(round=opened, name="Balai")
    areas = {entry.area_id for entry in entries}
    sheets = {
        area: Sheet.objects.create(round=opened, area_id=area, number=1, code=codes.generate())
        for area in areas
    }
    Entitlement.objects.bulk_create(
        Entitlement(
            round=opened,
            entry=entry,
            area_id=entry.area_id,
            sheet=sheets[entry.area_id],
            serial=serial,
            code=codes.generate(),
        )
        for serial, entry in enumerate(entries, start=1)
    )


@transaction.atomic  # the lock of a final list is lifted for one transaction
def forget(programme: Programme) -> None:
    """The village is as it was, apart from its trail."""
    rounds = {"entitlement__round__programme": programme}
    HandoverLine.objects.filter(**{f"handover__{key}": one for key, one in rounds.items()}).delete()
    Handover.objects.filter(**rounds).delete()
    for model in (Entitlement, Sheet, RoundBenefit, Point):
        model.objects.filter(round__programme=programme).delete()
    programme.rounds.all().delete()
    for made in programme.lists.all():
        unlock(made)
        made.entries.all().delete()
        made.delete()
    programme.delete()


@contextmanager
def server() -> Iterator[None]:
    """The same server as in a village, without the owner's rights."""
    env = {key: value for key, value in os.environ.items() if key != "DATABASE_AS_OWNER"}
    command = [sys.executable, "-m", "gunicorn", "duren_sawit.wsgi", "--bind", f"127.0.0.1:{PORT}"]
    process = subprocess.Popen(command, env=env)
    try:
        wait_for(f"http://localhost:{PORT}/sehat/")
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)


def wait_for(address: str) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            with urlopen(address, timeout=5):  # noqa: S310 -- our own server
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
