"""The letters of the demo village."""

from duren_sawit.accounts.registry import DemoVillage, register_demo_story
from duren_sawit.documents.choices import LetterKind
from duren_sawit.documents.models import Letter
from duren_sawit.documents.services import letters


def the_first_letters(village: DemoVillage) -> None:
    """One approved, one that waits for the lurah, and the list of an RW."""
    if Letter.objects.exists():
        return
    approved, _waiting = (
        letters.issue(
            LetterKind.ASSIGNMENT_LETTER,
            subject=village.people[username].assignments.get(),
            by=village.people["operator"],
            at=village.at,
        )
        for username in ("kader", "petugas")
    )
    letters.approve(approved, by=village.people["lurah"], at=village.at)
    letters.issue(
        LetterKind.DUTY_LIST,
        subject=village.area("005"),
        by=village.people["operator"],
        at=village.at,
    )


register_demo_story(40, the_first_letters)
