"""Facts that accounts announces to the rooms upstairs, inside its own transaction."""

from django.dispatch import Signal

# What an officer did to somebody else's record or sign-in: person, by (None: the terminal), at.
person_changed = Signal()  # also: fields, the names of the columns
password_reset = Signal()
second_factor_reset = Signal()

role_assigned = Signal()  # assignment, at: a role counts from its first day on
