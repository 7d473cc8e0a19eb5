"""What a field says when it needs another look: our words instead of the framework's."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[type[forms.Field], dict[str, Any]] = {
    forms.Field: {"required": _("Isi dulu bagian ini.")},
    forms.IntegerField: {"invalid": _("Isi dengan angka bulat.")},
    forms.DecimalField: {"invalid": _("Isi dengan angka.")},
    forms.DateField: {"invalid": _("Tulis tanggal seperti 24/11/2026.")},
    forms.DateTimeField: {"invalid": _("Tulis tanggal dan jam seperti 24/11/2026 08.00.")},
    forms.ChoiceField: {"invalid_choice": _("Pilih salah satu yang tersedia.")},
    forms.FileField: {
        "required": _("Pilih dulu berkasnya."),
        "empty": _("Berkas ini kosong. Pilih berkas lain."),
    },
    forms.ImageField: {"invalid_image": _("Berkas ini bukan gambar yang bisa dibaca.")},
}


def speak() -> None:
    """Every form of the project, and of the libraries in it, says these sentences."""
    for field, sentences in SENTENCES.items():
        field.default_error_messages = {**field.default_error_messages, **sentences}
