"""What is told about lists: to whoever approves, and to whoever wrote them."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.urls import reverse

from duren_sawit.notifications.registry import Message, notice_kind


@notice_kind
@dataclass(frozen=True)
class ListMoved(Message):
    """A list was submitted, sent back or approved; `state` is where it stands now."""

    template: ClassVar[str] = "distributions/notices/list_moved.txt"
    list_id: str
    programme: str
    state: str
    moved_at: datetime

    @property
    def url(self) -> str:
        return reverse("distributions:list_detail", args=[self.list_id])

    @property
    def key(self) -> str:
        return f"{self.list_id} {self.state} {self.moved_at:%Y%m%d%H%M%S}"


@notice_kind
@dataclass(frozen=True)
class AmendmentMoved(Message):
    """A change of a final list was proposed, approved or declined; `state` is where it stands."""

    template: ClassVar[str] = "distributions/notices/amendment_moved.txt"
    list_id: str
    programme: str
    number: int
    state: str

    @property
    def url(self) -> str:
        return reverse("distributions:amendment_list", args=[self.list_id])

    @property
    def key(self) -> str:
        return f"{self.list_id} {self.number} {self.state}"
