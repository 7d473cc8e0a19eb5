"""Facts that accounts announces to the rooms upstairs, inside its own transaction."""

from django.dispatch import Signal

role_assigned = Signal()  # assignment, at: a role counts from its first day on
