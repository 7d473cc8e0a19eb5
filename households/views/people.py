"""One person, and what is written down about them."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import carry_out, render_page
from households.forms.people import JoinForm, LeaveForm, PersonForm, ReturnForm, RevealForm
from households.models import Person
from households.selectors import family_pages
from households.selectors import person_pages as selectors
from households.selectors.reveals import revealed_person
from households.services import people

EDIT = Permission.FAMILIES_EDIT


@require(Permission.FAMILIES_VIEW)
@require_safe
def person_detail(request: StaffRequest, person_id: UUID) -> HttpResponse:
    person = get_object_or_404(selectors.people(request.user), public_id=person_id)
    page = selectors.person_page(request.user, person, at=timezone.now())
    return render_page(request, "households/person_detail.html", {"page": page})


@require(EDIT)
@require_http_methods(["GET", "POST"])
def person_create(request: StaffRequest, family_id: UUID) -> HttpResponse:
    family = get_object_or_404(family_pages.families(request.user, EDIT), public_id=family_id)
    back = reverse("households:family_detail", args=[family_id])
    form = PersonForm(request.POST or None, submit=_("Tambah anggota"), cancel=back)
    if carry_out(request, form, partial(people.add, family)):
        messages.success(request, _("Anggota keluarga tercatat."))
        return redirect(back)
    shown = {"family": family, "form": form}
    status = 422 if form.errors else 200
    return render_page(request, "households/person_create.html", shown, status=status)


@require(EDIT)
@require_http_methods(["GET", "POST"])
def person_edit(request: StaffRequest, person_id: UUID) -> HttpResponse:
    person = get_object_or_404(selectors.people(request.user, EDIT), public_id=person_id)
    back = reverse("households:person_detail", args=[person_id])
    initial = selectors.facts_of(person)
    form = PersonForm(
        request.POST or None, initial=initial, person=person, submit=_("Simpan"), cancel=back
    )
    if carry_out(request, form, partial(people.change, person)):
        messages.success(request, _("Data tersimpan."))
        return redirect(back)
    form.see(person.revision)
    shown = {"person": person, "form": form}
    status = 422 if form.errors else 200
    return render_page(request, "households/person_edit.html", shown, status=status)


@require(EDIT)
@require_http_methods(["GET", "POST"])
def person_leave(request: StaffRequest, person_id: UUID) -> HttpResponse:
    person = get_object_or_404(selectors.people(request.user, EDIT), public_id=person_id)
    back = reverse("households:person_detail", args=[person_id])
    after = selectors.succession_after(person, on=timezone.localdate())
    form = LeaveForm(
        request.POST or None,
        others=after.others,
        proposed=after.proposed,
        submit=_("Catat perubahan"),
        cancel=back,
    )
    if carry_out(request, form, partial(people.leave, person)):
        messages.success(request, _("Perubahan tercatat."))
        return redirect(back)
    shown = {"person": person, "form": form, "after": after}
    status = 422 if form.errors else 200
    return render_page(request, "households/person_leave.html", shown, status=status)


@require(EDIT)
@require_http_methods(["GET", "POST"])
def person_move(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """The other family is looked for first (`person_seek`), then chosen among what was found."""
    person = get_object_or_404(selectors.people(request.user, EDIT), public_id=person_id)
    form = _join_form(request, person, request.POST or None)
    if carry_out(request, form, partial(people.move, person)):
        messages.success(request, _("Warga pindah ke keluarga itu."))
        return redirect("households:person_detail", person_id)
    status = 422 if form.errors else 200
    shown = {"person": person, "form": form}
    return render_page(request, "households/person_move.html", shown, status=status)


@require(EDIT)
@require_POST
@never_cache
def person_seek(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """Names and numbers that are looked for travel in the body, never in an address."""
    person = get_object_or_404(selectors.people(request.user, EDIT), public_id=person_id)
    shown = {"person": person, "form": _join_form(request, person, None)}
    return render_page(request, "households/person_seek.html", shown)


def _join_form(request: StaffRequest, person: Person, said: QueryDict | None) -> JoinForm:
    after = selectors.succession_after(person, on=timezone.localdate())
    asked = request.POST.get("q", "").strip()
    return JoinForm(
        said,
        initial={"q": asked},
        families=selectors.families_to_join(request.user, person, asked),
        others=after.others,
        proposed=after.proposed,
        action=reverse("households:person_move", args=[person.public_id]),
        submit=_("Pindahkan"),
        cancel=reverse("households:person_detail", args=[person.public_id]),
    )


@require(EDIT)
@require_http_methods(["GET", "POST"])
def person_restore(request: StaffRequest, person_id: UUID) -> HttpResponse:
    person = get_object_or_404(selectors.people(request.user, EDIT), public_id=person_id)
    back = reverse("households:person_detail", args=[person_id])
    coming = selectors.return_of(person)
    form = ReturnForm(
        request.POST or None,
        is_former_head=coming.is_former_head,
        companions=coming.companions,
        submit=_("Kembalikan"),
        cancel=back,
    )
    if carry_out(request, form, partial(people.restore, person)):
        messages.success(request, _("Warga tercatat tinggal di sini lagi."))
        return redirect(back)
    shown = {"person": person, "form": form}
    status = 422 if form.errors else 200
    return render_page(request, "households/person_restore.html", shown, status=status)


@require(EDIT)
@require_POST
def person_number(request: StaffRequest, person_id: UUID) -> HttpResponse:
    person = get_object_or_404(selectors.people(request.user, EDIT), public_id=person_id)
    try:
        people.give_temporary_nik(person, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("NIK sementara diberikan."))
    return redirect("households:person_detail", person_id)


@require(Permission.NIK_REVEAL)
@require_http_methods(["GET", "POST"])
@never_cache
def person_reveal(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """Asks why, writes it down, and only then shows the NIK, for five minutes."""
    person = get_object_or_404(selectors.people(request.user), public_id=person_id)
    form = RevealForm(request.POST or None, submit=_("Perlihatkan selama 5 menit"))
    if request.method == "POST" and form.is_valid():
        try:
            entry = people.reveal(person, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(f"{request.path}?catatan={entry.public_id}")
    ticket = request.GET.get("catatan", "")
    seen = revealed_person(request.user, person, ticket, at=timezone.now())
    shown = {"person": person, "form": form, "seen": seen}
    status = 422 if form.errors else 200
    return render_page(request, "households/person_reveal.html", shown, status=status)
