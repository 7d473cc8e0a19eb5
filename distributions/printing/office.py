"""What official papers of a handout share: who may issue them for what, and who signs."""

from datetime import date
from typing import Any

from django.db import models

from distributions.choices import RoundState
from distributions.models import Round
from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Area, Site
from duren_sawit.areas.selectors import village_unscoped
from duren_sawit.documents import selectors as documents
from duren_sawit.documents.registry import Signature, signature
from duren_sawit.documents.signing import signature_of_head

OFFICER = "Kasi Kesejahteraan Rakyat"


def village_of(_subject: object) -> Area:
    """Papers about the whole village."""
    return village_unscoped()


def rounds(user: User) -> models.QuerySet[Round]:
    """Those that were opened, whose letters this person issues."""
    found = Round.objects.visible_to(user, Permission.LETTERS_ISSUE)
    return found.exclude(state=RoundState.PLANNED).select_related("programme")


def rounds_to_choose(user: User, text: str, _on: date) -> models.QuerySet[Round]:
    return matching(rounds(user), text, "programme__name").order_by("-opens_on", "-pk")


def matching(found: models.QuerySet[Any], text: str, *columns: str) -> models.QuerySet[Any]:
    """Every word stands in one of the columns."""
    for word in text.split():
        found = found.filter(
            models.Q(*((f"{name}__icontains", word) for name in columns), _connector=models.Q.OR)
        )
    return found


def round_words(given: Round) -> str:
    """`Bantuan beras, tahap 1`."""
    return f"{given.programme.name}, tahap {given.number}"


def signatures(
    site: Site, on: date, *, officer: User | None = None, between: str = ""
) -> list[Signature]:
    """The welfare officer left, the head of the village right."""
    found = officer or documents.head_unscoped(Role.KESRA, site.village, on)
    name, nip = (found.full_name, found.written_nip) if found else ("", "")
    own = signature(OFFICER, name=name, id_line=f"NIP. {nip}" if nip else "")
    return [own, signature(between), signature_of_head(site, on)]
