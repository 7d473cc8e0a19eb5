"""What is asked at the door: password, second code, and both again before something weighty."""

from collections.abc import Callable
from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from crispy_forms.helper import FormHelper
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duren_sawit.accounts import codes
from duren_sawit.accounts.models import User
from duren_sawit.ui.forms import helper


class SignInForm(LoginForm):  # type: ignore[misc]
    """User name or phone number, and password. Whatever is wrong is said at the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=gettext_lazy("Nama pengguna atau No. HP"),
            max_length=60,
            widget=forms.TextInput(
                attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
            ),
        )
        self.fields["password"] = _password_field("current-password")

    def clean(self) -> dict[str, Any]:
        try:
            super().clean()
        except ValidationError as error:
            self.add_error("password", error)
        return dict(self.cleaned_data)

    @property
    def helper(self) -> FormHelper:
        return helper(self, submit=_("Masuk"))


class PasswordAgainForm(ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"] = _password_field("current-password")

    @property
    def helper(self) -> FormHelper:
        return helper(self, submit=_("Lanjut"))


class _CodeFields:
    """Six digits from the phone, or a recovery code; a code counts once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        fields["code"] = _code_field()

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        if not codes.use(self.user.username, code):  # type: ignore[attr-defined]
            raise ValidationError(_("Kode ini sudah dipakai. Tunggu kode berikutnya di HP."))
        return code


class SecondCodeForm(_CodeFields, AuthenticateForm):  # type: ignore[misc]
    @property
    def helper(self) -> FormHelper:
        return helper(self, submit=_("Masuk"))


class SecondCodeAgainForm(_CodeFields, CodeAgainForm):  # type: ignore[misc]
    @property
    def helper(self) -> FormHelper:
        return helper(self, submit=_("Lanjut"))


class SecondFactorForm(_CodeFields, ActivateTOTPForm):  # type: ignore[misc]
    """The first code from the phone proves that it was set up; it opens no door after that."""

    @property
    def helper(self) -> FormHelper:
        return helper(self, submit=_("Pasang"))


class PasswordChangeForm(forms.Form):
    """An own new password, twice, with the present one before."""

    present = forms.CharField(
        label=gettext_lazy("Kata sandi sekarang"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = forms.CharField(
        label=gettext_lazy("Kata sandi baru"),
        help_text=gettext_lazy("Paling sedikit 10 huruf. Tiga kata yang mudah Anda ingat cukup."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=gettext_lazy("Kata sandi baru sekali lagi"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(
        self,
        *args: Any,
        person: User,
        try_password: Callable[[str], bool],
        cancel: str = "",
        **kwargs: Any,
    ) -> None:
        self.person = person
        self.try_password = try_password  # counts towards the lockout when it is wrong
        self.cancel = cancel
        super().__init__(*args, **kwargs)

    def clean_present(self) -> str:
        present: str = self.cleaned_data["present"]
        if not self.try_password(present):
            raise ValidationError(_("Kata sandi sekarang belum cocok."))
        return present

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if self.person.check_password(password):
            raise ValidationError(_("Kata sandi baru masih sama dengan yang lama."))
        validate_password(password, self.person)
        return password

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password", again):
            raise ValidationError(_("Kedua kata sandi baru belum sama."))
        return again

    @property
    def helper(self) -> FormHelper:
        return helper(self, submit=_("Ganti kata sandi"), cancel=self.cancel)


def _password_field(autocomplete: str) -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Kata sandi"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
    )


def _code_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Kode dari HP"),
        max_length=12,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        ),
    )
