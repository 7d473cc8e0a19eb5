"""What is told about accounts, which lie below and cannot tell it themselves."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from django.urls import reverse

from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.models import User
from duren_sawit.notifications.registry import Message, notice_kind


@notice_kind
@dataclass(frozen=True)
class RoleAssigned(Message):
    """A role now counts."""

    template: ClassVar[str] = "notifications/notices/role_assigned.txt"
    by_hand: ClassVar[bool] = True
    assignment: int
    role: str
    area: str
    first_day: date
    last_day: date | None

    @property
    def role_label(self) -> str:
        return str(Role(self.role).label)

    @property
    def url(self) -> str:
        return reverse("accounts:profile_detail")

    @property
    def key(self) -> str:
        return str(self.assignment)


@notice_kind
@dataclass(frozen=True)
class RoleEndsSoon(Message):
    """A role has a last day, and it is near."""

    template: ClassVar[str] = "notifications/notices/role_ends_soon.txt"
    assignment: int
    role: str
    area: str
    last_day: date
    days: int

    @property
    def role_label(self) -> str:
        return str(Role(self.role).label)

    @property
    def url(self) -> str:
        return reverse("accounts:profile_detail")

    @property
    def key(self) -> str:
        return f"{self.assignment} {self.last_day} {self.days}"


@dataclass(frozen=True)
class ByOfficer(Message):
    """Somebody touched the reader's record or sign-in; without a name: at the server's terminal."""

    by: str
    at: datetime

    @property
    def url(self) -> str:
        return reverse("accounts:profile_detail")


@notice_kind
@dataclass(frozen=True)
class RecordChanged(ByOfficer):
    """What is written down about the reader is different now; never the values."""

    template: ClassVar[str] = "notifications/notices/record_changed.txt"
    columns: str  # "full_name phone"

    @property
    def what(self) -> str:
        labels = {column.name: column.verbose_name for column in User._meta.fields}
        return ", ".join(str(labels[name]) for name in self.columns.split())


@notice_kind
@dataclass(frozen=True)
class PasswordReset(ByOfficer):
    """The reader's password was replaced by a one-time password."""

    template: ClassVar[str] = "notifications/notices/password_reset.txt"


@notice_kind
@dataclass(frozen=True)
class SecondFactorReset(ByOfficer):
    """The reader's second factor was taken away."""

    template: ClassVar[str] = "notifications/notices/second_factor_reset.txt"
