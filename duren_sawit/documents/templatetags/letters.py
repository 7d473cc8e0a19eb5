"""Kind and state of a letter, as lists show them."""

from dataclasses import dataclass

from django import template
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duren_sawit.documents import registry
from duren_sawit.documents.choices import CopyState
from duren_sawit.documents.models import Letter
from duren_sawit.ui.tones import Tone

register = template.Library()


@dataclass(frozen=True)
class State:
    word: str | Promise
    tone: Tone


DRAFT = State(_("perlu disahkan"), Tone.WAIT)
VALID = State(_("berlaku"), Tone.OK)
COPIES: dict[str, State] = {
    CopyState.WAITING: State(_("menunggu cetak"), Tone.INFO),
    CopyState.RENDERING: State(_("sedang dicetak"), Tone.INFO),
    CopyState.READY: State(_("siap diunduh"), Tone.PLAIN),
    CopyState.FAILED: State(_("gagal dicetak"), Tone.STOP),
}


@register.filter
def letter_kind(code: str) -> str:
    """The kind in words."""
    return registry.label_of(code)


@register.filter
def described(subject: Model, code: str) -> str:
    """What a letter would be about, as its kind speaks of it."""
    return registry.described(code, subject)


@register.inclusion_tag("documents/_letter_state.html")
def letter_state(letter: Letter) -> dict[str, State]:
    """Whether it counts."""
    return {"state": DRAFT if letter.is_draft else VALID}


@register.inclusion_tag("documents/_letter_state.html")
def copy_state(letter: Letter) -> dict[str, State | None]:
    """What its newest copy is doing, of letters that came with it."""
    return {"state": COPIES.get(getattr(letter, "copy_state", ""))}
