"""What the pages of imports show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duren_sawit.accounts.models import User
from duren_sawit.areas.choices import Level
from duren_sawit.areas.models import Area
from duren_sawit.lib.nik import Sex
from duren_sawit.lib.refusals import Obstacle
from duren_sawit.ui.tones import Tone
from households import former_states
from households.choices import (
    BatchState,
    Disability,
    Education,
    LifeStatus,
    MaritalStatus,
    Relation,
    Verdict,
)
from households.intake.labels import FIELDS
from households.models import ImportBatch, ImportRow
from households.models.imports import WORKING_STATES, ImportBatchQuerySet, ImportRowQuerySet
from households.occupations import Occupation

LABELS: Mapping[str, str | Promise] = {
    **FIELDS,
    "temporary_nik": gettext_lazy("NIK sementara"),
    "family": gettext_lazy("Keluarga"),
    "area": gettext_lazy("RT/RW"),
    "latitude": gettext_lazy("Titik rumah"),
}
CHOICES: Mapping[str, type[TextChoices]] = {
    "relation": Relation,
    "sex": Sex,
    "marital_status": MaritalStatus,
    "education": Education,
    "disability": Disability,
    "life_status": LifeStatus,
}
WORDS = {
    "baru": Verdict.NEW,
    "berubah": Verdict.CHANGED,
    "sama": Verdict.SAME,
    "perlu-dilihat": Verdict.UNCLEAR,
    "belum-terbaca": Verdict.REJECTED,
}
STATE_TONES = {
    BatchState.MAPPING: Tone.WAIT,
    BatchState.READY: Tone.WAIT,
    BatchState.APPLIED: Tone.OK,
    BatchState.STOPPED: Tone.STOP,
}


def batches(user: User) -> ImportBatchQuerySet:
    return ImportBatch.objects.visible_to(user).select_related("uploaded_by", "deed", "area")


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One import in the list."""

    batch: ImportBatch
    tone: Tone


def batch_lines(found: Iterable[ImportBatch]) -> list[BatchLine]:
    return [BatchLine(one, STATE_TONES.get(BatchState(one.state), Tone.PLAIN)) for one in found]


@dataclass(frozen=True, slots=True)
class Tab:
    """A verdict, and how many rows have it."""

    word: str
    label: str
    count: int
    is_current: bool
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a row, as it is in the register and as the sheet says."""

    label: str | Promise
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet on a page."""

    row: ImportRow
    changes: list[Change]

    @property
    def number(self) -> str:
        return str(self.row.nik or self.row.temporary_nik or "")


@dataclass(frozen=True, slots=True)
class ImportPage:
    """One import as it stands."""

    batch: ImportBatch
    tabs: list[Tab]
    verdict: Verdict
    word: str
    chosen_count: int
    may_pick_place: bool = False  # some rows wait for an RT or RW alone

    @property
    def is_working(self) -> bool:
        return self.batch.state in WORKING_STATES

    @property
    def step(self) -> int:
        steps = {BatchState.UPLOADED: 1, BatchState.READING: 1, BatchState.STOPPED: 1}
        later = {BatchState.MAPPING: 2, BatchState.READY: 3}
        return {**steps, **later}.get(BatchState(self.batch.state), 4)

    @property
    def other_sheets(self) -> list[str]:
        return [name for name in self.batch.tables if name != self.batch.sheet_name]

    @property
    def title(self) -> str:
        return str(self.verdict.label).capitalize()

    @property
    def may_return(self) -> bool:
        asked = self.verdict in (Verdict.UNCLEAR, Verdict.REJECTED)
        return asked and bool(self.batch.left_count) and bool(self.batch.file)

    @property
    def may_choose(self) -> bool:
        return self.batch.state == BatchState.READY and self.verdict in (
            Verdict.NEW,
            Verdict.CHANGED,
        )


def import_page(batch: ImportBatch, word: str) -> ImportPage:
    """With the rows of the verdict asked for, or of the first that has any."""
    counts = {
        "baru": batch.new_count,
        "berubah": batch.changed_count,
        "sama": batch.same_count,
        "perlu-dilihat": batch.unclear_count,
        "belum-terbaca": batch.rejected_count,
    }
    first = next((known for known, count in counts.items() if count), "baru")
    current = word if word in WORDS else first
    icons = {"perlu-dilihat": "question-circle", "belum-terbaca": "slash-circle"}
    tabs = [
        Tab(known, str(WORDS[known].label), count, known == current, icons.get(known, ""))
        for known, count in counts.items()
    ]
    is_ready = batch.state == BatchState.READY
    chosen = batch.rows.chosen().count() if is_ready else 0
    may_pick_place = is_ready and bool(batch.unclear_count) and not batch.area_id
    return ImportPage(
        batch,
        tabs,
        WORDS[current],
        current,
        chosen,
        may_pick_place and batch.rows.without_rt().exists(),
    )


def import_rows(batch: ImportBatch, verdict: Verdict) -> ImportRowQuerySet:
    rows: ImportRowQuerySet = batch.rows.all()
    return rows.of(verdict).with_register().in_order()


def lines(batch: ImportBatch, rows: Iterable[ImportRow]) -> list[Line]:
    """Changed fields beside what the register says, as long as it still says so."""
    is_old_known = batch.state != BatchState.APPLIED
    return [
        Line(row, [_change(row, name, is_old_known) for name in row.changed_fields]) for row in rows
    ]


def _change(row: ImportRow, name: str, is_old_known: bool) -> Change:  # noqa: FBT001 -- a plain flag
    old = _shown(name, _now(row, name)) if is_old_known else ""
    return Change(LABELS.get(name, name), old, _shown(name, _told(row, name)))


def _told(row: ImportRow, name: str) -> Any:
    if name == "family":
        return row.kk_number or _("keluarga lain")
    return (row.latitude, row.longitude) if name == "latitude" else getattr(row, name)


def _now(row: ImportRow, name: str) -> Any:
    person, family = row.person, row.family or (row.person and row.person.family)
    home = family and family.dwelling
    if name == "family":
        return (person and person.family.kk_number) or _("keluarga tanpa No. KK")
    if name == "address":
        return home and home.address
    if name == "latitude":
        return home and (home.latitude, home.longitude)
    if name in {"area", "kk_number"}:
        return family and getattr(family, name)
    return person and getattr(person, name)


def _shown(name: str, value: Any) -> str:
    if value in (None, "", (None, None)):
        return ""
    if name in CHOICES:
        return str(CHOICES[name](value).label)
    if name == "occupation":
        return str(Occupation(value).label)
    if name == "born_on":
        return date_format(value)
    if name == "latitude":
        return ", ".join(map(str, value))
    return str(value)


@dataclass(frozen=True, slots=True)
class UndoPage:
    """What undoing would do, and what is in its way."""

    batch: ImportBatch
    obstacles: list[Obstacle]
    gone: dict[str, int]
    back: dict[str, int]

    @property
    def has_changed(self) -> bool:
        return any(self.back.values())


def undo_page(batch: ImportBatch, obstacles: list[Obstacle]) -> UndoPage:
    counted = former_states.counts(batch.deed) if batch.deed else {}
    short = {name.removeprefix("households_"): pair for name, pair in counted.items()}
    names = ("person", "family", "dwelling")
    return UndoPage(
        batch,
        obstacles,
        gone={name: short.get(name, (0, 0))[0] for name in names},
        back={name: short.get(name, (0, 0))[1] for name in names},
    )


def places_unscoped() -> list[Area]:
    """RWs and their RTs, for whoever imports: a sheet may be of any of the village."""
    return list(Area.objects.exclude(level=Level.VILLAGE).in_order())
