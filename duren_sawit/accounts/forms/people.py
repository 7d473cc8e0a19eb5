"""What is written down about a person, why an account is touched, and the list's filter."""

from typing import Any
from urllib.parse import urlencode

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duren_sawit.accounts.choices import Language, Role, Title
from duren_sawit.accounts.details import Details
from duren_sawit.accounts.forms.areas import AreaField
from duren_sawit.accounts.models import User
from duren_sawit.accounts.selectors.people import Sought
from duren_sawit.areas.models import Area
from duren_sawit.lib.forms import LineField, MailField, ParsedField
from duren_sawit.lib.nik import KkNumber, Nik
from duren_sawit.lib.nip import Nip
from duren_sawit.lib.phones import PhoneNumber
from duren_sawit.ui.forms import filter_helper, helper

# A parsed field cannot measure its own length, since what comes out is no text.
CODE = {
    "class": "code",
    "inputmode": "numeric",
    "autocomplete": "off",
    "maxlength": 24,
    "data-width": "m",
}
PHONE = {"type": "tel", "maxlength": 20, "data-width": "m"}
STATE_WORDS = [
    ("", gettext_lazy("Akun terbuka")),
    ("tanpa-tugas", gettext_lazy("Tanpa tugas")),
    ("belum-masuk", gettext_lazy("Belum pernah masuk")),
    ("berakhir", gettext_lazy("Tugas segera berakhir")),
    ("menunggu", gettext_lazy("Menunggu pengesahan")),
    ("ditutup", gettext_lazy("Akun ditutup")),
]


class PersonForm(forms.Form):
    """One person; numbers come out as domain types."""

    full_name = LineField(label=gettext_lazy("Nama lengkap"), max_length=120)
    title = forms.ChoiceField(label=gettext_lazy("Sapaan"), choices=Title.choices)
    nip = ParsedField(
        parse=Nip.parse,
        label=gettext_lazy("NIP"),
        required=False,
        help_text=gettext_lazy("Bagi pegawai negeri. Tercetak di bawah namanya pada surat."),
        widget=forms.TextInput(CODE),
    )
    username = LineField(
        label=gettext_lazy("Nama pengguna"),
        max_length=60,
        help_text=gettext_lazy("Untuk masuk. Huruf kecil, angka, atau titik: sri.wahyuni"),
        widget=forms.TextInput({"autocapitalize": "none", "spellcheck": "false"}),
    )
    phone = ParsedField(
        parse=PhoneNumber.parse,
        label=gettext_lazy("No. HP"),
        required=False,
        help_text=gettext_lazy("Bisa dipakai untuk masuk, dan untuk pemberitahuan."),
        widget=forms.TextInput({**PHONE, "autocomplete": "off"}),
    )
    email = MailField(label=gettext_lazy("Surel"), required=False)
    nik = ParsedField(
        parse=Nik.parse,
        label=gettext_lazy("NIK"),
        required=False,
        widget=forms.TextInput(CODE),
    )
    kk_number = ParsedField(
        parse=KkNumber.parse,
        label=gettext_lazy("No. KK"),
        required=False,
        help_text=gettext_lazy(
            "Menandai keluarga sendiri, supaya keluarganya dilayani petugas lain."
        ),
        widget=forms.TextInput(CODE),
    )

    def __init__(self, *args: Any, submit: str, cancel: str, **kwargs: Any) -> None:
        self.words = {"submit": submit, "cancel": cancel}
        super().__init__(*args, **kwargs)

    def say_what_is_kept(self, person: User) -> None:
        """Under each number: what is stored, masked."""
        for name, number in (("nik", person.nik), ("kk_number", person.kk_number)):
            if number:
                said = _("Tersimpan %(number)s. Kosongkan bila tetap.") % {"number": number}
                self.fields[name].help_text = said

    def clean_username(self) -> str:
        return str(self.cleaned_data["username"]).lower()

    def clean_phone(self) -> str:
        number: PhoneNumber | None = self.cleaned_data["phone"]
        return number.e164 if number else ""

    def clean_nip(self) -> str:
        number: Nip | None = self.cleaned_data["nip"]
        return number.digits if number else ""

    @property
    def details(self) -> Details:
        return Details(**self.cleaned_data)

    def details_beside(self, person: User) -> Details:
        """The same; numbers left empty stay as they are, since the form never shows them."""
        kept = {"nik": person.nik, "kk_number": person.kk_number}
        empty = {name: number for name, number in kept.items() if not self.cleaned_data[name]}
        return Details(**{**self.cleaned_data, **empty})

    @property
    def helper(self) -> FormHelper:
        layout = Layout(
            Fieldset(_("Orangnya"), "full_name", "title", "nip"),
            Fieldset(_("Masuk dan pemberitahuan"), "username", "phone", "email"),
            Fieldset(_("Kependudukan"), "nik", "kk_number"),
        )
        return helper(self, layout=layout, **self.words)


class ContactForm(forms.Form):
    """What a person keeps up to date about oneself."""

    phone = ParsedField(
        parse=PhoneNumber.parse,
        label=gettext_lazy("No. HP"),
        required=False,
        widget=forms.TextInput({**PHONE, "autocomplete": "tel"}),
    )
    email = MailField(
        label=gettext_lazy("Surel"),
        required=False,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Bahasa"), choices=Language.choices)

    def __init__(self, *args: Any, cancel: str, **kwargs: Any) -> None:
        self.cancel = cancel
        super().__init__(*args, **kwargs)

    def clean_phone(self) -> str:
        number: PhoneNumber | None = self.cleaned_data["phone"]
        return number.e164 if number else ""

    @property
    def helper(self) -> FormHelper:
        return helper(self, submit=_("Simpan"), cancel=self.cancel)


class ReasonForm(forms.Form):
    """Why something weighty is done; kept in the trail. `kind="danger"` takes something away."""

    reason = LineField(
        label=gettext_lazy("Alasan"),
        max_length=200,
        help_text=gettext_lazy("Tersimpan di jejak. Tulis tanpa NIK dan tanpa nama warga."),
    )

    def __init__(
        self, *args: Any, submit: str, cancel: str = "", kind: str = "primary", **kwargs: Any
    ) -> None:
        self.words = {"submit": submit, "cancel": cancel}
        self.submit_kind = kind
        super().__init__(*args, **kwargs)

    @property
    def helper(self) -> FormHelper:
        return helper(self, **self.words)


class PeopleFilterForm(forms.Form):
    """Above the list; whatever does not fit is taken as not asked."""

    q = LineField(
        label=gettext_lazy("Nama"),
        required=False,
        max_length=60,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )
    tugas = forms.ChoiceField(
        label=gettext_lazy("Tugas"),
        required=False,
        choices=[("", gettext_lazy("Semua")), *Role.choices],
    )
    wilayah = AreaField(
        label=gettext_lazy("Wilayah"), required=False, empty_label=gettext_lazy("Semua")
    )
    keadaan = forms.ChoiceField(
        label=gettext_lazy("Keadaan"),
        required=False,
        choices=STATE_WORDS,
    )

    def __init__(self, *args: Any, areas: QuerySet[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["wilayah"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = areas

    def sought(self) -> Sought:
        self.is_valid()
        asked = self.cleaned_data
        return Sought(
            words=asked.get("q", ""),
            role=asked.get("tugas", ""),
            area=asked.get("wilayah"),
            state=asked.get("keadaan", ""),
        )

    def query(self) -> str:
        """The same questions as an address, for the pager and for links back."""
        asked = {name: self.data.get(name, "") for name in self.fields}
        return f"?{urlencode({name: said for name, said in asked.items() if said})}"

    @property
    def helper(self) -> FormHelper:
        return filter_helper(self, action=reverse("accounts:user_list"), fragment="results")
