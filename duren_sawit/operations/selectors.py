"""How the machine is, for the health page, the command and the operator's home."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import Error, connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duren_sawit.operations import limits, probes
from duren_sawit.operations.choices import PartName, State
from duren_sawit.operations.closed_columns import all_open
from duren_sawit.operations.models import Backup, Heartbeat

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Part:
    """One part of the machine: how it is, and one sentence that says so without secrets."""

    name: PartName
    state: State
    sentence: str

    @property
    def is_in_the_way(self) -> bool:
        return self.state in {State.DOWN, State.UNKNOWN}


@dataclass(frozen=True)
class Readiness:
    """Whether the village can be served now."""

    parts: tuple[Part, ...]

    @property
    def is_ready(self) -> bool:
        return not any(part.is_in_the_way for part in self.parts)


def public_readiness(*, at: datetime) -> Readiness:
    """Each part once; readable by anybody, so it names no host, no version and no person."""
    return Readiness(tuple(_parts(at)))


def last_backup_unscoped() -> Backup | None:
    """The newest finished backup, for the operator's home; it concerns no area."""
    return Backup.objects.newest_first().first()


def _parts(at: datetime) -> Iterator[Part]:
    alive = probes.database_answers()
    yield _judged(
        PartName.DATABASE,
        is_good=alive,
        good=_("Basis data menjawab."),
        bad=_("Basis data belum menjawab."),
    )
    yield _judged(
        PartName.BROKER,
        is_good=probes.broker_answers(),
        good=_("Antrean menjawab."),
        bad=_("Antrean belum menjawab."),
    )
    yield from (_asked(name, ask, at, alive=alive) for name, ask in DATABASE_PARTS.items())
    yield _judged(
        PartName.DISK,
        is_good=probes.free_bytes() > limits.FREE_BYTES,
        good=_("Ruang simpan cukup."),
        bad=_("Ruang simpan hampir penuh; kosongkan atau tambah."),
    )


def _asked(name: PartName, ask: Callable[[datetime], Part], at: datetime, *, alive: bool) -> Part:
    """A part that only the database knows about."""
    try:
        if alive:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL statement_timeout = '2s'")
                return ask(at)
    except Error:  # gone since, or without our tables
        return Part(name, State.DOWN, _("Basis data belum disiapkan; jalankan migrate."))
    return Part(name, State.UNKNOWN, _("Belum bisa diperiksa tanpa basis data."))


def _migrations(_at: datetime) -> Part:
    return _judged(
        PartName.MIGRATIONS,
        is_good=not probes.missing_migrations(),
        good=_("Susunan data sesuai dengan program."),
        bad=_("Susunan data belum sesuai dengan program; jalankan migrate."),
    )


def _worker(at: datetime) -> Part:
    beats = dict(Heartbeat.objects.values_list("queue", "at"))
    silent = [
        queue
        for queue in queues()
        if queue not in beats or at - beats[queue] > limits.WORKER_SILENCE
    ]
    return _judged(
        PartName.WORKER,
        is_good=not silent,
        good=_("Pekerja latar bekerja."),
        bad=_("Pekerja latar belum memberi kabar dalam 3 menit terakhir."),
    )


def _keys(_at: datetime) -> Part:
    return _judged(
        PartName.KEYS,
        is_good=all_open(),
        good=_("Data pribadi bisa dibuka."),
        bad=_("Kunci data pribadi bukan milik basis data ini; kembalikan berkas kuncinya."),
    )


def _trail(_at: datetime) -> Part:
    """A weaker lock stops nobody; the seals still show what was changed."""
    if probes.trail_can_be_unlocked():
        sentence = _("Jejak dijaga segel saja; beri program akun basis data sendiri.")
        return Part(PartName.TRAIL, State.ATTENTION, sentence)
    return Part(PartName.TRAIL, State.OK, _("Jejak terkunci bagi program."))


def queues() -> Iterable[str]:
    """The queues that must be served."""
    routes = settings.CELERY_TASK_ROUTES.values()
    return sorted({settings.CELERY_TASK_DEFAULT_QUEUE, *(route["queue"] for route in routes)})


def backup_unscoped(at: datetime) -> Part:
    """Worth a look when old, but no reason to send people away. For the operator's home, too."""
    last = last_backup_unscoped()
    if last is None:
        return Part(PartName.BACKUP, State.ATTENTION, _("Belum pernah ada cadangan."))
    age = at - last.made_at
    state = State.OK if age <= limits.BACKUP_AGE else State.ATTENTION
    return Part(PartName.BACKUP, state, _age_sentence(age))


def _age_sentence(age: timedelta) -> str:
    if age < HOUR:
        return _("Cadangan terakhir kurang dari satu jam lalu.")
    if age < 2 * DAY:
        return ngettext(
            "Cadangan terakhir %(count)d jam lalu.",
            "Cadangan terakhir %(count)d jam lalu.",
            age // HOUR,
        ) % {"count": age // HOUR}
    return ngettext(
        "Cadangan terakhir %(count)d hari lalu.",
        "Cadangan terakhir %(count)d hari lalu.",
        age // DAY,
    ) % {"count": age // DAY}


def _judged(name: PartName, *, is_good: bool, good: str, bad: str) -> Part:
    return Part(name, State.OK if is_good else State.DOWN, good if is_good else bad)


DATABASE_PARTS: dict[PartName, Callable[[datetime], Part]] = {
    PartName.MIGRATIONS: _migrations,
    PartName.WORKER: _worker,
    PartName.KEYS: _keys,
    PartName.TRAIL: _trail,
    PartName.BACKUP: backup_unscoped,
}
