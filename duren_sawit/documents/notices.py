"""What is told about letters."""

from dataclasses import dataclass
from typing import ClassVar

from django.urls import reverse

from duren_sawit.documents.registry import label_of
from duren_sawit.notifications.registry import Message, notice_kind


@notice_kind
@dataclass(frozen=True)
class LetterApproved(Message):
    """To whoever issued it: the letter is valid and may leave the office."""

    template: ClassVar[str] = "documents/notices/letter_approved.txt"
    letter: str  # its public id
    kind: str
    number: str

    @property
    def kind_label(self) -> str:
        return label_of(self.kind)

    @property
    def url(self) -> str:
        return reverse("documents:letter_detail", args=[self.letter])

    @property
    def key(self) -> str:
        return self.letter
