"""The records of people and their roles."""

from duren_sawit.accounts.models.assignments import RoleAssignment
from duren_sawit.accounts.models.users import User

__all__ = ["RoleAssignment", "User"]
