"""What pages of imports say in several places."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

register = template.Library()


@register.simple_tag
def step_labels() -> list[str]:
    """The short way of a file into the register."""
    return [_("Berkas"), pgettext("langkah", "Kolom"), _("Periksa"), _("Terapkan")]
