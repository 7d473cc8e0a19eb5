"""RT heads report; the office records or answers."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.ui.http import carry_out, render_page
from households.forms.reports import AnswerForm, ConfirmForm, ReportForm
from households.selectors import person_pages
from households.selectors import reports as selectors
from households.services import reports


@require(Permission.FAMILIES_VIEW)
@require_safe
def report_list(request: StaffRequest) -> HttpResponse:
    """The office decides here; RT heads find what became of theirs."""
    return render_page(
        request,
        "households/report_list.html",
        {
            "waiting": selectors.waiting(request.user),
            "decided": selectors.decided(request.user),
            "may_decide": request.user.may(Permission.FAMILIES_EDIT),
            "may_report": request.user.may(Permission.CHANGES_REPORT),
        },
    )


@require(Permission.CHANGES_REPORT)
@require_http_methods(["GET", "POST"])
def report_create(request: StaffRequest, person_id: UUID) -> HttpResponse:
    mine = person_pages.people(request.user, Permission.CHANGES_REPORT)
    person = get_object_or_404(mine, public_id=person_id)
    back = reverse("households:person_detail", args=[person_id])
    form = ReportForm(request.POST or None, submit=_("Kirim laporan"), cancel=back)
    if carry_out(request, form, partial(reports.report, person)):
        messages.success(request, _("Laporan terkirim. Petugas kelurahan akan memeriksanya."))
        return redirect(back)
    obstacle = person_pages.may_report(request.user, person)
    shown = {"person": person, "form": form, "obstacle": obstacle}
    status = 422 if form.errors else 200
    return render_page(request, "households/report_create.html", shown, status=status)


@require(Permission.FAMILIES_EDIT)
@require_http_methods(["GET", "POST"])
def report_confirm(request: StaffRequest, report_id: UUID) -> HttpResponse:
    mine = selectors.reports(request.user, Permission.FAMILIES_EDIT)
    report = get_object_or_404(mine, public_id=report_id)
    back = reverse("households:report_list")
    after = person_pages.succession_after(report.person, on=timezone.localdate())
    form = ConfirmForm(
        request.POST if request.method == "POST" else None,
        others=after.others,
        proposed=after.proposed,
        submit=_("Catat"),
        cancel=back,
    )
    if carry_out(request, form, partial(reports.confirm, report)):
        messages.success(request, _("Laporan dicatat. Pelapornya diberi tahu."))
        return redirect(back)
    shown = {"report": report, "form": form, "after": after}
    status = 422 if form.errors else 200
    return render_page(request, "households/report_confirm.html", shown, status=status)


@require(Permission.FAMILIES_EDIT)
@require_http_methods(["GET", "POST"])
def report_decline(request: StaffRequest, report_id: UUID) -> HttpResponse:
    mine = selectors.reports(request.user, Permission.FAMILIES_EDIT)
    report = get_object_or_404(mine, public_id=report_id)
    back = reverse("households:report_list")
    form = AnswerForm(request.POST or None, submit=_("Kirim jawaban"), cancel=back)
    if carry_out(request, form, partial(reports.decline, report)):
        messages.success(request, _("Jawaban terkirim."))
        return redirect(back)
    shown = {"report": report, "form": form}
    status = 422 if form.errors else 200
    return render_page(request, "households/report_decline.html", shown, status=status)
