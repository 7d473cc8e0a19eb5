"""The door: signing in and out, the second code, and proving again that it is you."""

from typing import Any

from allauth.account.views import LoginView, LogoutView, ReauthenticateView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as CodeAgainView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView
from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.generic.edit import FormView

from duren_sawit.accounts import demo
from duren_sawit.accounts.access import public, recently_proven, require
from duren_sawit.accounts.forms.sign_in import (
    PasswordAgainForm,
    SecondCodeAgainForm,
    SecondCodeForm,
    SecondFactorForm,
    SignInForm,
)
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.selectors.second_factor import has_second_factor_unscoped
from duren_sawit.accounts.services import credentials

Context = dict[str, Any]


class AnswersWith422:
    """Invalid input answers 422; the library's own context would hide the letterhead (`site`)."""

    def form_invalid(self, form: Form) -> HttpResponse:
        context = self.get_context_data(form=form)
        answer: HttpResponse = self.render_to_response(context, status=422)  # type: ignore[attr-defined]
        return answer

    def get_context_data(self, **kwargs: Any) -> Context:
        context: Context = super().get_context_data(**kwargs)  # type: ignore[misc]
        context.pop("site", None)
        return context


class SignInView(AnswersWith422, LoginView):  # type: ignore[misc]
    form_class = SignInForm
    template_name = "account/login.html"

    def get_initial(self) -> Context:
        return {"login": demo.username_called(self.request.GET.get("sebagai", ""))}

    def get_context_data(self, **kwargs: Any) -> Context:
        people = demo.PEOPLE if settings.DEMO else ()
        return super().get_context_data(**kwargs) | {
            "demo_people": people,
            "demo_password": demo.PASSWORD if settings.DEMO else "",
        }


class SecondCodeView(AnswersWith422, AuthenticateView):  # type: ignore[misc]
    form_class = SecondCodeForm
    template_name = "mfa/authenticate.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Wrong codes count towards the lockout; a locked out person is not even heard."""
        person = self.stage.login.user
        if not AxesProxyHandler.is_allowed(request, {"username": person.username}):
            request.axes_locked_out = True  # type: ignore[attr-defined]
            request.axes_credentials = {"username": person.username}  # type: ignore[attr-defined]
            return HttpResponse(status=429)  # the lockout page takes its place
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer

    def get_context_data(self, **kwargs: Any) -> Context:
        person = self.stage.login.user
        return super().get_context_data(**kwargs) | {"demo_code": demo.code_of(person.username)}


class PasswordAgainView(AnswersWith422, ReauthenticateView):  # type: ignore[misc]
    form_class = PasswordAgainForm
    template_name = "account/reauthenticate.html"


class SecondCodeAgainView(AnswersWith422, CodeAgainView):  # type: ignore[misc]
    form_class = SecondCodeAgainForm
    template_name = "mfa/reauthenticate.html"

    def get_context_data(self, **kwargs: Any) -> Context:
        code = demo.code_of(self.request.user.username)
        return super().get_context_data(**kwargs) | {"demo_code": code}


class SecondFactorView(AnswersWith422, ActivateTOTPView):  # type: ignore[misc]
    """Sets up the second factor, or moves it to another phone in one step."""

    form_class = SecondFactorForm
    template_name = "mfa/totp/activate_form.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Also for who has one already, where the library would send them elsewhere."""
        return FormView.dispatch(self, request, *args, **kwargs)

    @transaction.atomic
    def form_valid(self, form: Form) -> HttpResponse:
        person = self.request.user
        if has_second_factor_unscoped(person):
            credentials.move_second_factor(person, by=person, at=timezone.now())
        answer: HttpResponse = super().form_valid(form)
        return answer

    def get_success_url(self) -> str:
        new = self.did_generate_recovery_codes
        return reverse("mfa_view_recovery_codes" if new else "accounts:profile_detail")

    def get_context_data(self, **kwargs: Any) -> Context:
        context = super().get_context_data(**kwargs)
        secret: str = context["form"].secret
        groups = [secret[start : start + 4] for start in range(0, len(secret), 4)]
        needed = self.request.user.scope.needs_second_factor
        return context | {"secret_groups": groups, "is_needed": needed}


class RecoveryCodesView(ViewRecoveryCodesView):  # type: ignore[misc]
    template_name = "mfa/recovery_codes/index.html"


class RecoveryCodesRenewView(AnswersWith422, GenerateRecoveryCodesView):  # type: ignore[misc]
    template_name = "mfa/recovery_codes/generate.html"


account_login = public(SignInView.as_view())
account_logout = public(LogoutView.as_view(template_name="account/logout.html"))
mfa_authenticate = public(SecondCodeView.as_view())
own = require(Permission.OWN_PAGES)
account_reauthenticate = own(never_cache(PasswordAgainView.as_view()))
mfa_reauthenticate = own(never_cache(SecondCodeAgainView.as_view()))
mfa_activate_totp = own(never_cache(recently_proven(SecondFactorView.as_view())))
mfa_view_recovery_codes = own(never_cache(RecoveryCodesView.as_view()))
mfa_generate_recovery_codes = own(never_cache(RecoveryCodesRenewView.as_view()))
