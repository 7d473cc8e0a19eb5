"""A person's own page: data, roles, sign-in, and who looked."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import activate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.adapters import remember_language
from duren_sawit.accounts.choices import Language
from duren_sawit.accounts.forms.people import ContactForm
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.selectors.profile import contact_of, profile
from duren_sawit.accounts.services import people
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import render_page


@require(Permission.OWN_PAGES)
@require_safe
def profile_detail(request: StaffRequest) -> HttpResponse:
    page = profile(request.user, at=timezone.now())
    return render_page(request, "accounts/profile_detail.html", {"page": page})


@require(Permission.OWN_PAGES)
@require_http_methods(["GET", "POST"])
def profile_edit(request: StaffRequest) -> HttpResponse:
    back = reverse("accounts:profile_detail")
    form = ContactForm(request.POST or None, initial=contact_of(request.user), cancel=back)
    if request.method == "POST" and form.is_valid():
        try:
            person = people.change_own(
                request.user, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            answer = redirect(back)
            remember_language(answer, Language(person.language))
            activate(Language(person.language).code)
            messages.success(request, _("Data Anda tersimpan."))
            return answer
    status = 422 if form.errors else 200
    return render_page(request, "accounts/profile_edit.html", {"form": form}, status=status)
