"""The long select is, for whoever uses it, the select of Django."""

import re

import pytest
from django import forms

from duren_sawit.ui.selects import LongSelect

CHOICES = [("", "Semua"), ("a", "RT 001 & 002"), (2, "<b>RT 003</b>")]


def squeezed(html):
    return re.sub(r">\s+<", "><", html)


@pytest.mark.parametrize("value", ["", None, "a", 2, "2", "lain"])
@pytest.mark.parametrize("attrs", [{}, {"id": "id_area", "required": True, "disabled": False}])
def test_long_select_writes_what_django_writes(value, attrs):
    plain = forms.Select({"class": "form-select"}, CHOICES)
    long = LongSelect({"class": "form-select"}, CHOICES)

    assert squeezed(long.render("area", value, attrs)) == squeezed(
        plain.render("area", value, attrs)
    )
