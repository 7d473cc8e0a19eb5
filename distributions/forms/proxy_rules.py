"""What is asked of a rule of proxies."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duren_sawit.ui.forms import Asking

LONGEST = 600
MOST_FAMILIES = 99


class ProxyRuleForm(Asking):
    """Cleans to a rule as it is to be."""

    is_allowed = forms.BooleanField(label=gettext_lazy("Boleh mewakili"), required=False)
    proofs = forms.CharField(
        label=gettext_lazy("Yang dibawa"),
        max_length=LONGEST,
        help_text=gettext_lazy("Satu baris satu barang. Tercetak di undangan."),
        widget=forms.Textarea({"rows": 4}),
    )
    needs_letter = forms.BooleanField(label=gettext_lazy("Perlu surat kuasa"), required=False)
    warns_from = forms.IntegerField(
        label=gettext_lazy("Petugas diingatkan mulai keluarga ke"),
        min_value=2,
        max_value=MOST_FAMILIES,
    )

    def clean_proofs(self) -> str:
        lines = [" ".join(line.split()) for line in self.cleaned_data["proofs"].splitlines()]
        kept = [line for line in lines if line]
        if not kept:
            raise ValidationError(_("Tulis yang dibawa wakil, satu baris satu barang."))
        return "\n".join(kept)
