"""What somebody should look at beside an entry: in the same few queries for any number of them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.fields import BooleanField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from distributions.choices import ProgrammeState
from distributions.models import ListEntry, RecipientList
from distributions.models.lists import ListEntryQuerySet
from duren_sawit.accounts.models import RoleAssignment, User
from households.choices import FamilyState, LifeStatus
from households.models import Family

# In the order they are shown: key in addresses and annotations, and the words beside an entry.
CHECKS: Mapping[str, str | Promise] = {
    "meninggal": _("penerima meninggal"),
    "pindah": _("penerima tidak lagi di keluarga ini"),
    "keluarga": _("keluarga tidak menetap lagi"),
    "ganda": _("orang yang sama dua kali di daftar ini"),
    "program": _("menerima dari program lain"),
    "pengurus": _("satu KK dengan pengurus"),
    "nik": _("penerima tanpa NIK"),
    "kuota": _("melebihi kuota RW"),
}


class Checks:
    """The questions put to each entry of one list; most are answered inside PostgreSQL."""

    def __init__(self, listed: RecipientList, *, on: date) -> None:
        gone = Q(receiver__life_status__in=[LifeStatus.MOVED, LifeStatus.MISSING])
        merged = Q(receiver__life_status=LifeStatus.INVALID)
        self.asked: Mapping[str, Q] = {
            "meninggal": Q(receiver__life_status=LifeStatus.DIED),
            "pindah": gone | merged | ~Q(receiver__family_id=F("family_id")),
            "keluarga": ~Q(family__state=FamilyState.ACTIVE),
            "ganda": Q(Exists(_same_receiver())),
            "program": Q(Exists(_elsewhere(listed))),
            "pengurus": Q(family_id__in=_official_families(on)),
            "nik": Q(receiver__nik_index__isnull=True),
            "kuota": Q(pk__in=_over_quota(listed)),
        }

    @property
    def any(self) -> Q:
        found = Q(pk__in=[])
        for question in self.asked.values():
            found |= question
        return found

    def beside(self, entries: ListEntryQuerySet) -> ListEntryQuerySet:
        """With one truth for each check."""
        answers = {f"is_{key}": _truth(question) for key, question in self.asked.items()}
        return entries.annotate(**answers)

    def first(self, entries: ListEntryQuerySet) -> ListEntryQuerySet:
        """Those somebody should look at stand on top."""
        return entries.annotate(needs_a_look=_truth(self.any)).order_by(
            "-needs_a_look", "area__path", "name", "pk"
        )

    def counts(self, entries: ListEntryQuerySet) -> dict[str, int]:
        """How many are of each standing, and how many each check found; one query."""
        found: Counter[str] = Counter()
        keys = [f"is_{key}" for key in CHECKS]
        for standing, *answers in self.beside(entries).values_list("standing", *keys):
            found[standing] += 1
            found.update(key for key, answer in zip(CHECKS, answers, strict=True) if answer)
            found["semua"] += any(answers)
        return found


def found_beside(entry: ListEntry) -> Iterator[str]:
    """The words of every check that found something; for entries read with `Checks.beside`."""
    for key, words in CHECKS.items():
        if getattr(entry, f"is_{key}"):
            yield str(words)


def _truth(question: Q) -> Case:
    return Case(When(question, then=Value(value=True)), default=False, output_field=BooleanField())


def _same_receiver() -> ListEntryQuerySet:
    others = ListEntry.objects.on_list().exclude(pk=OuterRef("pk"))
    return others.filter(list=OuterRef("list"), receiver=OuterRef("receiver"))


def _elsewhere(listed: RecipientList) -> ListEntryQuerySet:
    """The family receives from another programme that is running."""
    others = ListEntry.objects.main().filter(family=OuterRef("family"))
    others = others.filter(list__programme__state=ProgrammeState.RUNNING)
    return others.exclude(list__programme=listed.programme_id)


def _official_families(on: date) -> list[int]:
    """Those of whoever holds a role today, by KK number or by a member's NIK."""
    serving = User.objects.filter(pk__in=RoleAssignment.objects.on(on).values("person_id"))
    cards = serving.exclude(kk_number_index=None).values("kk_number_index")
    numbers = serving.exclude(nik_index=None).values("nik_index")
    by_card = Family.objects.filter(kk_number_index__in=cards).values_list("pk")
    by_member = Family.objects.filter(people__nik_index__in=numbers).values_list("pk")
    return [key for (key,) in by_card.union(by_member)]


def _over_quota(listed: RecipientList) -> list[int]:
    """Main entries for which their RW has no room, the last in rank."""
    quotas: dict[int | None, int] = dict(listed.programme.quotas.values_list("area_id", "families"))
    if not quotas:
        return []
    seen: Counter[int | None] = Counter()
    over = []
    rows = listed.entries.main().by_rank().values_list("pk", "area__parent_id")
    for key, rw_id in rows:
        seen[rw_id] += 1
        if seen[rw_id] > quotas.get(rw_id, 0):
            over.append(key)
    return over
