"""What somebody looks for."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    """Sent in the body of a request only: names and numbers stand in no address and no log."""

    q = forms.CharField(
        label=_("Nama, NIK, No. KK, atau alamat"),
        min_length=2,
        max_length=100,
        error_messages={"min_length": _("Tulis dua huruf atau lebih.")},
        widget=forms.TextInput({"type": "search", "autocomplete": "off", "class": "form-control"}),
    )
