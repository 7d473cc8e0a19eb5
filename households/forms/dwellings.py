"""Where a dwelling stands, and how its visit went."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duren_sawit.areas.models import Area
from duren_sawit.ui.forms import Asking
from households.choices import VisitStatus
from households.facts import DwellingFacts
from households.forms.asking import AreaField

VISITS = [
    (VisitStatus.NOT_YET, gettext_lazy("Belum didatangi")),
    (VisitStatus.RECORDED, gettext_lazy("Terdata")),
    (VisitStatus.EMPTY, gettext_lazy("Kosong, tidak ada orang")),
    (VisitStatus.REFUSED, gettext_lazy("Menolak didata")),
    (VisitStatus.MOVED, gettext_lazy("Penghuninya pindah")),
]


class DwellingForm(Asking):
    """Address and RT; the point on the map is optional, but never half of it."""

    area = AreaField()
    address = forms.CharField(label=gettext_lazy("Alamat"), max_length=200)
    latitude = forms.DecimalField(
        label=gettext_lazy("Lintang"),
        required=False,
        max_digits=9,
        decimal_places=6,
        help_text=gettext_lazy("Seperti -6.234567; dari peta di HP."),
    )
    longitude = forms.DecimalField(
        label=gettext_lazy("Bujur"),
        required=False,
        max_digits=9,
        decimal_places=6,
        help_text=gettext_lazy("Seperti 106.912345."),
    )

    def __init__(self, *args: Any, areas: QuerySet[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["area"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = areas
        field.widget.attrs["data-width"] = "m"

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        for one, other in (("latitude", "longitude"), ("longitude", "latitude")):
            if said.get(one) is None and said.get(other) is not None and one not in self.errors:
                self.add_error(one, _("Isi lintang dan bujur, atau kosongkan keduanya."))
        if self.errors:
            return said
        address = " ".join(said["address"].split())
        point = (said["latitude"], said["longitude"])
        return {"facts": DwellingFacts(said["area"], address, *point)}


class VisitForm(Asking):
    """How the visit stands."""

    status = forms.ChoiceField(label=gettext_lazy("Keadaan kunjungan"), choices=VISITS)
    on = forms.DateField(label=gettext_lazy("Tanggal kunjungan"), required=False)
    note = forms.CharField(
        label=gettext_lazy("Catatan untuk kunjungan berikutnya"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Misalnya: ada di rumah setelah Magrib."),
    )
