"""What the trail and the imports tell about a family and its people, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db.models import Model, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from duren_sawit.accounts.models import User
from duren_sawit.audit.models import AuditEvent
from duren_sawit.audit.registry import sentence
from households.choices import BatchState, Event, Relation, ReportKind, Verdict
from households.models import Dwelling, Family, ImportRow, Person

SHOWN = 60
RECENT = 6
LOOKED = timedelta(days=90)
MODELS: Mapping[str, type[Model]] = {
    model._meta.label_lower: model for model in (Family, Person, Dwelling)
}
# What a new record holds stands on the page itself; reasons stand in the entry.
TOLD_ELSEWHERE = {Event.PERSON_ADDED, Event.FAMILY_ADDED, Event.DWELLING_ADDED}
SAID_TWICE = {"status_reason", "state_reason"}


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that became another; "" is not known."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Happening:
    """Who did what, when, and why."""

    at: datetime
    sentence: str
    about: str
    by: str
    reason: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The newest first; `looks` are the times somebody saw full numbers."""

    happenings: tuple[Happening, ...]
    looks: tuple[Happening, ...]
    lookers: int  # people, in the last ninety days

    @property
    def recent(self) -> tuple[Happening, ...]:
        return self.happenings[:RECENT]

    @property
    def earlier(self) -> tuple[Happening, ...]:
        return self.happenings[RECENT:]


def history(
    reader: User, subjects: Iterable[Family | Person | Dwelling], *, at: datetime
) -> History:
    """Of rows the reader may see; entries made in other areas stay with those areas."""
    named = {(one._meta.label_lower, one.pk): one for one in subjects}
    about = Q(pk__in=[])
    for kind, keys in groupby(sorted(named), key=lambda known: known[0]):
        about |= Q(subject_type=kind, subject_id__in=[key for _kind, key in keys])
    entries = AuditEvent.objects.visible_to(reader).filter(about).select_related("change")
    newest = list(entries.newest_first()[:SHOWN])
    people = User.objects.in_bulk({one.actor_id for one in newest if one.actor_id})
    told = [
        (entry.is_access, _told(entry, named, people.get(entry.actor_id or 0))) for entry in newest
    ]
    happened = [one for is_access, one in told if not is_access] + _imported(named)
    looks = _together(one for is_access, one in told if is_access)
    return History(
        _together(sorted(happened, key=lambda one: one.at, reverse=True)),
        looks,
        len({one.by for one in looks if one.at > at - LOOKED}),
    )


def _told(
    entry: AuditEvent, named: Mapping[tuple[str, int], Model], actor: User | None
) -> Happening:
    model = MODELS[entry.subject_type]
    change = getattr(entry, "change", None)
    values: Mapping[str, list[str | None]] = change.values if change else {}
    shown = {} if entry.event in TOLD_ELSEWHERE else values
    return Happening(
        at=entry.at,
        sentence=sentence(entry.event),
        about=_name(named, entry.subject_type, entry.subject_id),
        by=actor.full_name if actor else _("sistem"),
        reason=entry.reason,
        changes=tuple(
            Change(_label(model, field), _words(model, field, old), _words(model, field, new))
            for field, (old, new) in shown.items()
            if field not in SAID_TWICE
        ),
    )


def _name(named: Mapping[tuple[str, int], Model], kind: str, key: int) -> str:
    """Whom it is about, where more than one could be meant."""
    subject = named[kind, key]
    return subject.name if isinstance(subject, Person) and len(named) > 1 else ""


def _imported(named: Mapping[tuple[str, int], Model]) -> list[Happening]:
    """From which row of which file somebody came."""
    kind = Person._meta.label_lower
    rows = ImportRow.objects.filter(
        person__in=[key for one, key in named if one == kind],
        batch__state=BatchState.APPLIED,
        is_chosen=True,
        verdict__in=[Verdict.NEW, Verdict.CHANGED],
    ).select_related("batch__deed", "batch__uploaded_by")
    return [
        Happening(
            at=row.batch.deed.done_at if row.batch.deed else row.batch.uploaded_at,
            sentence=_("Diimpor dari %(file)s") % {"file": row.batch.filename},
            about="",
            by=row.batch.uploaded_by.full_name if row.batch.uploaded_by else _("sistem"),
            reason="",
            changes=(Change(_("baris %(row)s") % {"row": row.number}, "", row.name),),
        )
        for row in rows.order_by("-batch_id", "number")[:SHOWN]
    ]


def _together(happenings: Iterable[Happening]) -> tuple[Happening, ...]:
    """What one act did to several people is told once, with all their names."""

    def act(one: Happening) -> tuple[object, ...]:
        return one.at, one.sentence, one.by, one.reason

    told = []
    for _act, same in groupby(happenings, key=act):
        several = list(same)
        names = dict.fromkeys(one.about for one in several if one.about)
        changes = dict.fromkeys(change for one in several for change in one.changes)
        told.append(replace(several[0], about=", ".join(names), changes=tuple(changes)))
    return tuple(told)


def _special(field: str) -> str:
    words = {
        "address": _("alamat"),
        "area": _("RT"),
        "head": _("kepala keluarga"),
        "members": _("pindah ke KK baru"),
        "kind": _("perubahan"),
        "happened_on": _("sejak"),
        "note": _("keterangan"),
        "answer": _("jawaban"),
    }
    return words.get(field, "")


def _label(model: type[Model], field: str) -> str:
    if special := _special(field):
        return special
    known = {one.name: one for one in model._meta.fields}
    return str(known[field].verbose_name) if field in known else field


def _words(model: type[Model], field: str, value: str | None) -> str:
    """A stored value as a person reads it."""
    if not value:
        return ""
    known = {one.name: one for one in model._meta.fields}
    choices = known[field].flatchoices if field in known else []
    labels = {str(key): str(label) for key, label in choices}
    return labels.get(value) or _spoken(value) or _day(value)


def _spoken(value: str) -> str:
    """What is not a column of its own: relations by name, kinds of reports."""
    known = {str(key): str(label) for key, label in [*Relation.choices, *ReportKind.choices]}
    return known.get(value, "")


def _day(value: str) -> str:
    try:
        return date_format(date.fromisoformat(value), "j F Y")
    except ValueError:
        return value
