"""Phone numbers as people read them."""

from django import template

from duren_sawit.lib.phones import PhoneNumber

register = template.Library()


@register.filter
def phone(stored: str) -> str:
    """`0812 3456 7890` from the stored form; nothing from nothing."""
    return PhoneNumber(stored).display if stored else ""
