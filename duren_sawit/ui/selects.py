"""A select of many choices, such as all RTs of a village."""

from html import escape
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString


class LongSelect(forms.Select):
    """Looks like any other and is written in one go: Django's own renders two templates a choice,
    which for two hundred areas took half the time of a page. Knows no groups and no disabled ones.
    """

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        chosen = {str(one) for one in self.format_value(value)}
        options = (_option(str(choice), str(label), chosen) for choice, label in self.choices)
        written = flatatt(self.build_attrs(self.attrs, attrs))
        return format_html(
            '<select name="{}"{}>{}</select>', name, written, SafeString("".join(options))
        )


def _option(choice: str, label: str, chosen: set[str]) -> str:
    selected = " selected" if choice in chosen else ""
    return f'<option value="{escape(choice)}"{selected}>{escape(label)}</option>'
