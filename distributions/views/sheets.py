"""Paper rosters: the sheets of a round, a sheet or a whole RT entered, two readings settled."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from distributions.forms.readings import ChoicesForm, MarksForm
from distributions.forms.sheets import SheetFilterForm
from distributions.models import Sheet
from distributions.selectors import differences, miniatures, sheets
from distributions.selectors import readings as selectors
from distributions.services import readings
from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import carry_out, render_page

PAGE_SIZE = 50


@require(Permission.HANDOVERS_RECORD)
@require_safe
def sheet_list(request: StaffRequest, round_id: UUID) -> HttpResponse:
    round_ = get_object_or_404(selectors.rounds(request.user), public_id=round_id)
    places = sheets.sheet_places(request.user)
    form = SheetFilterForm(request.GET, places=places, action=request.path)
    found = sheets.round_sheets(request.user, round_, form.asked())
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("halaman"))
    shown = {
        "round": round_,
        "entering": sheets.entering(request.user, round_),
        "form": form,
        "narrowed_to": form.words(),
        "page": page,
        "lines": sheets.sheet_lines(page),
        "base": form.query(),
    }
    return render_page(request, "distributions/sheet_list.html", shown, fragment="results")


@require(Permission.HANDOVERS_RECORD)
@require_http_methods(["GET", "POST"])
def sheet_read(request: StaffRequest, sheet_id: UUID) -> HttpResponse:
    sheet = get_object_or_404(selectors.sheets(request.user), public_id=sheet_id)
    preview = reverse("distributions:sheet_preview", args=[sheet_id])
    return _entered(request, [sheet], preview)


@require(Permission.HANDOVERS_RECORD)
@require_POST
def sheet_preview(request: StaffRequest, sheet_id: UUID) -> HttpResponse:
    """What saving would do, for those without script."""
    sheet = get_object_or_404(selectors.sheets(request.user), public_id=sheet_id)
    action = reverse("distributions:sheet_read", args=[sheet_id])
    return _previewed(request, [sheet], action)


@require(Permission.HANDOVERS_RECORD)
@require_http_methods(["GET", "POST"])
def sheet_read_all(request: StaffRequest, round_id: UUID, area_id: UUID) -> HttpResponse:
    """All sheets of one RT at once."""
    round_ = get_object_or_404(selectors.rounds(request.user), public_id=round_id)
    preview = reverse("distributions:sheet_preview_all", args=[round_id, area_id])
    return _entered(request, selectors.sheets_of(request.user, round_, area_id), preview)


@require(Permission.HANDOVERS_RECORD)
@require_POST
def sheet_preview_all(request: StaffRequest, round_id: UUID, area_id: UUID) -> HttpResponse:
    """What saving would do, for those without script."""
    round_ = get_object_or_404(selectors.rounds(request.user), public_id=round_id)
    action = reverse("distributions:sheet_read_all", args=[round_id, area_id])
    return _previewed(request, selectors.sheets_of(request.user, round_, area_id), action)


@require(Permission.HANDOVERS_RECORD)
@require_http_methods(["GET", "POST"])
def sheet_settle(request: StaffRequest, sheet_id: UUID) -> HttpResponse:
    sheet = get_object_or_404(selectors.sheets(request.user), public_id=sheet_id)
    both = differences.two_readings(sheet)
    if both is None:
        messages.info(request, _("Lembar ini tidak menunggu keputusan."))
        return redirect("distributions:sheet_list", sheet.round.public_id)
    form = ChoicesForm(request.POST or None, both=both)
    if carry_out(request, form, partial(readings.settle, sheet)):
        messages.success(request, _("Lembar ini selesai."))
        return redirect("distributions:sheet_list", sheet.round.public_id)
    shown = {"sheet": sheet, "both": both, "form": form}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/sheet_settle.html", shown, status=status)


def _entered(request: StaffRequest, group: list[Sheet], preview: str) -> HttpResponse:
    """The page of these sheets; saved when it was sent and nothing is in the way."""
    if not group:
        raise Http404
    form = _form(request, group)
    if request.method == "POST" and form.is_valid():
        try:
            done = readings.read(group, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, selectors.read_words(done))
            return redirect("distributions:sheet_list", group[0].round.public_id)
    return _shown(request, form, request.path, preview)


def _previewed(request: StaffRequest, group: list[Sheet], action: str) -> HttpResponse:
    if not group:
        raise Http404
    form = _form(request, group)
    form.is_valid()
    return _shown(request, form, action, request.path)


def _form(request: StaffRequest, group: list[Sheet]) -> MarksForm:
    roster = selectors.roster(group, on=timezone.localdate())
    return MarksForm(request.POST or None, roster=roster)


def _shown(request: StaffRequest, form: MarksForm, action: str, preview: str) -> HttpResponse:
    shown = {
        "form": form,
        "roster": form.roster,
        "seen": miniatures.seen(form.roster, form.marks),
        "action": action,
        "preview": preview,
    }
    status = 422 if form.errors else 200
    return render_page(request, "distributions/sheet_read.html", shown, status=status)
