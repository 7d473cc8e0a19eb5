"""Where a person may do what, today; worked out once per request."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.permissions import NEEDS_SECOND_FACTOR, Permission
from duren_sawit.accounts.roles import EVERYONE, ROLES

if TYPE_CHECKING:
    from duren_sawit.areas.models import Area


@dataclass(frozen=True)
class Scope:
    """The roles of one person with the area path each is held for."""

    held: tuple[tuple[Role, str], ...] = ()
    permissions: frozenset[Permission] = field(init=False)

    def __post_init__(self) -> None:
        granted = EVERYONE.union(*(ROLES[role].permissions for role, _path in self.held))
        object.__setattr__(self, "permissions", granted)

    @property
    def paths(self) -> tuple[str, ...]:
        """The areas this person sees, none lying within another."""
        return _outermost(path for _role, path in self.held)

    def paths_for(self, permission: Permission) -> tuple[str, ...]:
        """The areas in which this person has the permission."""
        return _outermost(p for role, p in self.held if permission in ROLES[role].permissions)

    def may(self, permission: Permission, area: "Area | None" = None) -> bool:
        """Whether the permission is held; for an area: whether it reaches there."""
        if area is None:
            return permission in self.permissions
        return any(area.path.startswith(path) for path in self.paths_for(permission))

    @property
    def roles(self) -> tuple[Role, ...]:
        """In the order of choices.Role, so that the weightiest role decides the home."""
        return tuple(role for role in Role if any(role == held for held, _path in self.held))

    @property
    def weight(self) -> frozenset[Permission]:
        """The permissions that could do harm in wrong hands."""
        return self.permissions & NEEDS_SECOND_FACTOR

    @property
    def needs_second_factor(self) -> bool:
        return bool(self.weight)


def _outermost(paths: Iterable[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for path in sorted(set(paths)):
        if not any(path.startswith(outer) for outer in kept):
            kept.append(path)
    return tuple(kept)
