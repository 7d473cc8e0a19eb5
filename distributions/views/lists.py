"""Recipient lists: all of them, one, how it is filled, and how it becomes final."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from distributions.forms.lists import CopyForm, EntryFilterForm, FillForm, ReasonForm, WorkbookForm
from distributions.selectors import filling
from distributions.selectors import lists as selectors
from distributions.selectors.entry_rows import entry_rows
from distributions.selectors.programmes import programmes
from distributions.services import lists, unmatched_rows
from duren_sawit.accounts.access import StaffRequest, recently_proven, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import carry_out, perform, render_page

PAGE_SIZE = 50


@require(Permission.LISTS_VIEW)
@require_safe
def list_list(request: StaffRequest) -> HttpResponse:
    shown = {
        "lines": selectors.list_lines(request.user),
        "startable": selectors.startable(request.user),
    }
    return render_page(request, "distributions/list_list.html", shown)


@require(Permission.LISTS_VIEW)
@require_safe
def list_detail(request: StaffRequest, list_id: UUID) -> HttpResponse:
    listed = get_object_or_404(selectors.lists(request.user), public_id=list_id)
    action = reverse("distributions:list_detail", args=[list_id])
    places = selectors.areas_of(request.user)
    form = EntryFilterForm(request.GET, places=places, action=action)
    whole = entry_rows(request.user, listed)
    rows = whole.narrowed(form.asked())
    shown = {
        "page": selectors.list_page(request.user, listed, whole),
        "form": form,
        "rows": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("halaman")),
        "base": form.query(),
    }
    return render_page(request, "distributions/list_detail.html", shown, fragment="results")


@require(Permission.LISTS_VIEW)
@require_POST
def list_check(request: StaffRequest, list_id: UUID) -> HttpResponse:
    listed = get_object_or_404(selectors.lists(request.user), public_id=list_id)
    try:
        lists.check_again(listed, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Daftar diperiksa ulang dengan data warga hari ini."))
    return redirect("distributions:list_detail", list_id)


@require(Permission.LISTS_EDIT)
@require_http_methods(["GET", "POST"])
def list_create(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    programme = get_object_or_404(programmes(request.user), public_id=programme_id)
    if request.method == "POST":
        try:
            listed = lists.start(programme, by=request.user, at=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("distributions:list_list")
        return redirect("distributions:list_detail", listed.public_id)
    return render_page(request, "distributions/list_create.html", {"programme": programme})


@require(Permission.LISTS_EDIT)
@require_http_methods(["GET", "POST"])
def list_fill(request: StaffRequest, list_id: UUID) -> HttpResponse:
    listed = get_object_or_404(selectors.lists(request.user), public_id=list_id)
    back = reverse("distributions:list_detail", args=[list_id])
    form = FillForm(
        request.POST or None,
        places=selectors.areas_of(request.user),
        submit=_("Tambahkan keluarga"),
        cancel=back,
    )
    if done := perform(request, form, partial(lists.add_from_register, listed)):
        messages.success(request, done.words)
        return redirect(back)
    shown = {"form": form, "listed": listed}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/list_fill.html", shown, status=status)


@require(Permission.LISTS_EDIT)
@require_http_methods(["GET", "POST"])
def list_copy(request: StaffRequest, list_id: UUID) -> HttpResponse:
    listed = get_object_or_404(selectors.lists(request.user), public_id=list_id)
    back = reverse("distributions:list_detail", args=[list_id])
    others = filling.others(request.user, listed)
    form = CopyForm(
        request.POST or None, others=others, submit=_("Salin ke daftar ini"), cancel=back
    )
    if done := perform(request, form, partial(lists.copy, listed)):
        messages.success(request, done.words)
        return redirect(back)
    shown = {"form": form, "listed": listed}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/list_copy.html", shown, status=status)


@require(Permission.LISTS_EDIT)
@require_http_methods(["GET", "POST"])
def list_upload(request: StaffRequest, list_id: UUID) -> HttpResponse:
    listed = get_object_or_404(selectors.lists(request.user), public_id=list_id)
    back = reverse("distributions:list_detail", args=[list_id])
    form = WorkbookForm(
        request.POST or None, request.FILES or None, submit=_("Baca berkas"), cancel=back
    )
    if done := perform(request, form, partial(unmatched_rows.add_from_workbook, listed)):
        messages.success(request, done.words)
        return redirect(
            f"distributions:{'row_list' if done.unmatched_count else 'list_detail'}", list_id
        )
    shown = {"form": form, "listed": listed}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/list_upload.html", shown, status=status)


@require(Permission.LISTS_EDIT)
@require_http_methods(["GET", "POST"])
def list_submit(request: StaffRequest, list_id: UUID) -> HttpResponse:
    listed = get_object_or_404(selectors.lists(request.user), public_id=list_id)
    if request.method == "POST":
        try:
            lists.submit(listed, by=request.user, at=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Daftar diajukan ke lurah."))
        return redirect("distributions:list_detail", list_id)
    shown = {"page": selectors.list_page(request.user, listed)}
    return render_page(request, "distributions/list_submit.html", shown)


@require(Permission.LISTS_APPROVE)
@require_http_methods(["GET", "POST"])
@recently_proven
def list_approve(request: StaffRequest, list_id: UUID) -> HttpResponse:
    listed = get_object_or_404(selectors.lists(request.user), public_id=list_id)
    if request.method == "POST":
        try:
            lists.approve(listed, by=request.user, at=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Daftar disahkan dan tidak berubah lagi."))
        return redirect("distributions:list_detail", list_id)
    shown = {"page": selectors.list_page(request.user, listed)}
    return render_page(request, "distributions/list_approve.html", shown)


@require(Permission.LISTS_APPROVE)
@require_http_methods(["GET", "POST"])
def list_return(request: StaffRequest, list_id: UUID) -> HttpResponse:
    listed = get_object_or_404(selectors.lists(request.user), public_id=list_id)
    back = reverse("distributions:list_detail", args=[list_id])
    form = ReasonForm(request.POST or None, submit=_("Kembalikan daftar"), cancel=back)
    if carry_out(request, form, partial(lists.send_back, listed)):
        messages.success(request, _("Daftar dikembalikan ke penyusunnya."))
        return redirect(back)
    shown = {"form": form, "listed": listed}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/list_return.html", shown, status=status)
