"""The words of the place and its emblem."""

import io
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, UnidentifiedImageError

from duren_sawit.areas.choices import VillageKind
from duren_sawit.areas.models import Site
from duren_sawit.areas.services.sites import Words
from duren_sawit.lib.forms import one_line_field
from duren_sawit.ui.forms import helper

LARGEST_FILE = 2 * 1024 * 1024
LARGEST_SIDE = 600
MOST_PIXELS = 25_000_000
FORMATS = ("PNG", "JPEG")


class SiteForm(forms.ModelForm):  # type: ignore[type-arg]
    """Supplies fields and labels; the service writes."""

    class Meta:
        model = Site
        formfield_callback = one_line_field
        fields = (
            "kind",
            "name",
            "head_title",
            "rw_word",
            "rt_word",
            "province_line",
            "city_line",
            "district_line",
            "address",
            "phone",
            "postal_code",
            "place_of_signing",
        )

    def __init__(self, *args: Any, cancel: str, **kwargs: Any) -> None:
        self.cancel = cancel
        super().__init__(*args, **kwargs)

    @property
    def words(self) -> Words:
        asked = self.cleaned_data
        return Words(**{**asked, "kind": VillageKind(asked["kind"])})

    @property
    def helper(self) -> FormHelper:
        layout = Layout(
            Fieldset(_("Sebutan"), "kind", "name", "head_title", "rw_word", "rt_word"),
            Fieldset(
                _("Kop surat"),
                "province_line",
                "city_line",
                "district_line",
                "address",
                "phone",
                "postal_code",
            ),
            Fieldset(_("Tanda tangan"), "place_of_signing"),
        )
        made = helper(self, submit=_("Simpan"), layout=layout, cancel=self.cancel)
        made.form_id = "site-form"
        return made

    @property
    def kop(self) -> list[str]:
        """The lines of the letterhead as they are being written, from the top."""
        said = {name: str(self[name].value() or "") for name in self.fields}
        kind = dict(VillageKind.choices).get(said["kind"], "")
        return [
            said["province_line"],
            said["city_line"],
            said["district_line"],
            f"{kind} {said['name']}",
            " · ".join(filter(None, (said["address"], said["phone"], said["postal_code"]))),
        ]


# What Pillow says of damaged pictures; a broken chunk of a PNG is a SyntaxError to it.
UNREADABLE = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    Image.DecompressionBombError,
)


class EmblemForm(forms.Form):
    """A picture, read and drawn anew: only pixels pass, nothing that hides beside them."""

    emblem = forms.FileField(
        label=gettext_lazy("Gambar lambang"),
        help_text=gettext_lazy(
            "PNG atau JPEG, paling besar 2 MB. Latar tembus pandang lebih baik."
        ),
        widget=forms.ClearableFileInput({"accept": "image/png,image/jpeg"}),
    )

    def clean_emblem(self) -> bytes:
        file: UploadedFile[Any] = self.cleaned_data["emblem"]
        if (file.size or 0) > LARGEST_FILE:
            raise ValidationError(_("Gambar ini lebih dari 2 MB. Perkecil dahulu."))
        try:
            return _redrawn(file)
        except UNREADABLE:
            raise ValidationError(_("Gambar ini belum terbaca. Pakai PNG atau JPEG.")) from None

    @property
    def helper(self) -> FormHelper:
        return helper(self, submit=_("Pasang lambang"))


def _redrawn(file: "UploadedFile[Any]") -> bytes:
    """The pixels alone, as a PNG of at most 600 by 600; ValueError for huge ones."""
    with Image.open(file, formats=FORMATS) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise ValueError
        drawn = picture.convert("RGBA")
    drawn.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    clean = Image.new("RGBA", drawn.size)
    clean.paste(drawn)
    out = io.BytesIO()
    clean.save(out, format="PNG", optimize=True)
    return out.getvalue()
