"""What was found beside entries when their list was last checked."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from distributions.choices import Check
from distributions.models import Finding, ListEntry, RecipientList
from distributions.models.lists import ListEntryQuerySet
from duren_sawit.accounts.models import User

ANY = "semua"


def marked(found: ListEntryQuerySet, listed: RecipientList) -> QuerySet[Any]:
    """`needs_a_look` where something was found."""
    beside = Finding.objects.filter(list=listed, entry=OuterRef("pk"))
    return found.annotate(needs_a_look=Exists(beside))


def counts(reader: User, listed: RecipientList) -> Mapping[str, int]:
    """How many entries in the reader's areas each check found something beside."""
    found = Finding.objects.visible_to(reader).filter(list=listed).order_by()
    return dict(found.values_list("kind").annotate(Count("pk")))


def words_beside(entry: ListEntry) -> tuple[str, ...]:
    """In the order of the checks."""
    kinds = {one.kind for one in entry.findings.all()}
    return tuple(str(kind.label) for kind in Check if kind in kinds)
