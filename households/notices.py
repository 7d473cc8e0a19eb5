"""What is told about residents: to the office, and to whoever reported."""

from dataclasses import dataclass
from typing import ClassVar

from django.urls import reverse

from duren_sawit.notifications.registry import Message, notice_kind


@notice_kind
@dataclass(frozen=True)
class ReportMade(Message):
    """An RT head reported something; the name stays in the register."""

    template: ClassVar[str] = "households/notices/report_made.txt"
    report: int
    is_death: bool
    area: str

    @property
    def url(self) -> str:
        return reverse("households:report_list")

    @property
    def key(self) -> str:
        return str(self.report)


@notice_kind
@dataclass(frozen=True)
class ReportAnswered(Message):
    """The office has looked at a report."""

    template: ClassVar[str] = "households/notices/report_answered.txt"
    report: int
    area: str
    is_confirmed: bool

    @property
    def url(self) -> str:
        return reverse("households:report_list")

    @property
    def key(self) -> str:
        return str(self.report)
