"""One family, and what is written down about it."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import carry_out, render_page
from households.forms.families import (
    DepartForm,
    FamilyCreateForm,
    FamilyForm,
    MoveForm,
    RelationsForm,
    SplitForm,
)
from households.forms.people import RevealForm
from households.selectors import family_pages as selectors
from households.selectors import places
from households.selectors.reveals import revealed_family
from households.services import families

EDIT = Permission.FAMILIES_EDIT


@require(Permission.FAMILIES_VIEW)
@require_safe
def family_detail(request: StaffRequest, family_id: UUID) -> HttpResponse:
    family = get_object_or_404(selectors.families(request.user), public_id=family_id)
    page = selectors.family_page(request.user, family, at=timezone.now())
    shown = {"page": page, "lead": selectors.lead(page)}
    return render_page(request, "households/family_detail.html", shown)


@require(EDIT)
@require_http_methods(["GET", "POST"])
def family_create(request: StaffRequest) -> HttpResponse:
    asked = request.POST.get("area") or request.GET.get("area", "")
    form = FamilyCreateForm(
        request.POST or None,
        initial={"area": asked},
        areas=places.rts(request.user),
        addresses_url=reverse("households:family_create"),
        submit=_("Tambah keluarga"),
        cancel=reverse("households:family_list"),
    )
    if request.method == "POST" and form.is_valid():
        try:
            family = families.add(**form.cleaned_data, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Keluarga tercatat. Tambahkan anggota lainnya."))
            return redirect("households:family_detail", family.public_id)
    return render_page(
        request,
        "households/family_create.html",
        {"form": form, "addresses": places.addresses(request.user, asked)},
        fragment="addresses",
        status=422 if form.errors else 200,
    )


@require(EDIT)
@require_http_methods(["GET", "POST"])
def family_edit(request: StaffRequest, family_id: UUID) -> HttpResponse:
    family = get_object_or_404(selectors.families(request.user, EDIT), public_id=family_id)
    back = reverse("households:family_detail", args=[family_id])
    form = FamilyForm(
        request.POST or None,
        initial={"seen": family.revision},
        family=family,
        submit=_("Simpan"),
        cancel=back,
    )
    if carry_out(request, form, partial(families.change, family)):
        messages.success(request, _("Data tersimpan."))
        return redirect(back)
    form.see(family.revision)
    shown = {"family": family, "form": form}
    status = 422 if form.errors else 200
    return render_page(request, "households/family_edit.html", shown, status=status)


@require(EDIT)
@require_http_methods(["GET", "POST"])
def family_move(request: StaffRequest, family_id: UUID) -> HttpResponse:
    family = get_object_or_404(selectors.families(request.user, EDIT), public_id=family_id)
    back = reverse("households:family_detail", args=[family_id])
    asked = request.POST.get("area") or request.GET.get("area") or str(family.area.public_id)
    form = MoveForm(
        request.POST or None,
        initial={"area": asked},
        areas=places.rts(request.user),
        addresses_url=reverse("households:family_move", args=[family_id]),
        submit=_("Catat pindah rumah"),
        cancel=back,
    )
    if carry_out(request, form, partial(families.move, family)):
        messages.success(request, _("Tempat tinggal yang baru tercatat."))
        return redirect(back)
    return render_page(
        request,
        "households/family_move.html",
        {"family": family, "form": form, "addresses": places.addresses(request.user, asked)},
        fragment="addresses",
        status=422 if form.errors else 200,
    )


@require(EDIT)
@require_http_methods(["GET", "POST"])
def family_leave(request: StaffRequest, family_id: UUID) -> HttpResponse:
    family = get_object_or_404(selectors.families(request.user, EDIT), public_id=family_id)
    back = reverse("households:family_detail", args=[family_id])
    form = DepartForm(request.POST or None, submit=_("Catat pindah ke luar"), cancel=back)
    if carry_out(request, form, partial(families.leave, family)):
        messages.success(request, _("Keluarga tercatat pindah ke luar."))
        return redirect(back)
    shown = {"family": family, "form": form, "members": selectors.living_of(family)}
    status = 422 if form.errors else 200
    return render_page(request, "households/family_leave.html", shown, status=status)


@require(EDIT)
@require_http_methods(["GET", "POST"])
def family_split(request: StaffRequest, family_id: UUID) -> HttpResponse:
    family = get_object_or_404(selectors.families(request.user, EDIT), public_id=family_id)
    asked = request.POST.get("area") or request.GET.get("area", "")
    form = SplitForm(
        request.POST or None,
        members=selectors.others_than_head(family),
        areas=places.rts(request.user),
        addresses_url=reverse("households:family_split", args=[family_id]),
        submit=_("Pisahkan KK"),
        cancel=reverse("households:family_detail", args=[family_id]),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = families.split(family, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("KK dipisah. Ini keluarga yang baru."))
            return redirect("households:family_detail", made.public_id)
    shown = {"family": family, "form": form, "addresses": places.addresses(request.user, asked)}
    status = 422 if form.errors else 200
    return render_page(
        request, "households/family_split.html", shown, fragment="addresses", status=status
    )


@require(EDIT)
@require_http_methods(["GET", "POST"])
def family_head(request: StaffRequest, family_id: UUID) -> HttpResponse:
    """Who is to lead is asked first, as a link; what the others are then is proposed."""
    family = get_object_or_404(selectors.families(request.user, EDIT), public_id=family_id)
    back = reverse("households:family_detail", args=[family_id])
    page = selectors.head_page(family, request.GET.get("kepala", ""))
    form = RelationsForm(
        request.POST or None,
        members=page.members,
        proposed=page.proposed,
        submit=_("Simpan hubungan keluarga"),
        cancel=back,
    )
    if carry_out(request, form, partial(families.change_head, family)):
        messages.success(request, _("Hubungan keluarga tersimpan."))
        return redirect(back)
    shown = {"family": family, "form": form, "page": page}
    status = 422 if form.errors else 200
    return render_page(request, "households/family_head.html", shown, status=status)


@require(Permission.NIK_REVEAL)
@require_http_methods(["GET", "POST"])
@never_cache
def family_reveal(request: StaffRequest, family_id: UUID) -> HttpResponse:
    """Asks why, writes it down, and only then shows the numbers, for five minutes."""
    family = get_object_or_404(selectors.families(request.user), public_id=family_id)
    form = RevealForm(request.POST or None, submit=_("Perlihatkan selama 5 menit"))
    if request.method == "POST" and form.is_valid():
        try:
            entry = families.reveal(family, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(f"{request.path}?catatan={entry.public_id}")
    ticket = request.GET.get("catatan", "")
    seen = revealed_family(request.user, family, ticket, at=timezone.now())
    shown = {"family": family, "form": form, "seen": seen}
    status = 422 if form.errors else 200
    return render_page(request, "households/family_reveal.html", shown, status=status)
