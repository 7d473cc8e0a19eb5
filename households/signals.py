"""Facts that the register announces to the rooms upstairs, inside its own transaction."""

from django.dispatch import Signal

# Two records are one person: kept, gone, by, at. What points at `gone` has moved along already.
people_merged = Signal()
# It was a mistake: kept, gone, by, at. What moved along is back.
people_separated = Signal()
