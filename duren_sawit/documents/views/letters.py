"""The list of letters, one letter, and what is done with it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duren_sawit.accounts.access import StaffRequest, recently_proven, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.documents import registry, selectors
from duren_sawit.documents.forms import ChooseForm, FilterForm, IssueForm
from duren_sawit.documents.services import letters
from duren_sawit.lib.refusals import Refusal
from duren_sawit.ui.http import render_page

PAGE_SIZE = 25


@require(Permission.LETTERS_VIEW)
@require_safe
def letter_list(request: StaffRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    asked = form.asked()
    found = selectors.letter_list(request.user, asked)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("halaman"))
    return render_page(
        request,
        "documents/letter_list.html",
        {
            "form": form,
            "page": page,
            "is_narrowed": asked != selectors.Asked(),
            "base": form.query(),
            "may_issue": request.user.may(Permission.LETTERS_ISSUE),
            "may_manage_numbers": request.user.may(Permission.SITE_MANAGE),
        },
        fragment="results",
    )


@require(Permission.LETTERS_VIEW)
@require_safe
def letter_detail(request: StaffRequest, letter_id: UUID) -> HttpResponse:
    letter = get_object_or_404(selectors.letters(request.user), public_id=letter_id)
    page = selectors.letter_page(request.user, letter)
    return render_page(
        request,
        "documents/letter_detail.html",
        {"page": page, "downloads": selectors.downloads(page)},
        fragment="letter-copies",
    )


@require(Permission.LETTERS_ISSUE)
@require_safe
def letter_choose(request: StaffRequest) -> HttpResponse:
    form = ChooseForm(request.GET, designs=selectors.designs_to_issue(request.user))
    found = selectors.candidates(request.user, form.design, text=form.text, on=timezone.localdate())
    return render_page(
        request,
        "documents/letter_choose.html",
        {
            "form": form,
            "design": form.design,
            "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("halaman")),
            "base": form.query(),
        },
        fragment="results",
    )


@require(Permission.LETTERS_ISSUE)
@require_http_methods(["GET", "POST"])
def letter_issue(request: StaffRequest, kind: str, subject_id: UUID) -> HttpResponse:
    design = registry.design_of(kind)
    if design is None:
        raise Http404
    subject = get_object_or_404(design.subjects(request.user), public_id=subject_id)
    form = IssueForm(request.POST or None, design=design)
    if request.method == "POST" and form.is_valid():
        try:
            letter = letters.issue(
                kind, subject=subject, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Surat diterbitkan. Salinannya sedang dicetak."))
            return redirect("documents:letter_detail", letter.public_id)
    return render_page(
        request,
        "documents/letter_issue.html",
        {"design": design, "subject": subject, "form": form},
        status=422 if form.errors else 200,
    )


@require(Permission.LETTERS_APPROVE)
@require_http_methods(["GET", "POST"])
@recently_proven
def letter_approve(request: StaffRequest, letter_id: UUID) -> HttpResponse:
    letter = get_object_or_404(selectors.letters(request.user), public_id=letter_id)
    page = selectors.letter_page(request.user, letter)
    if request.method == "POST":
        try:
            letters.approve(letter, by=request.user, at=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Surat disahkan. Salinan resminya sedang dicetak."))
        return redirect("documents:letter_detail", letter_id)
    return render_page(request, "documents/letter_approve.html", {"page": page})


@require(Permission.LETTERS_VIEW)
@require_POST
def letter_reprint(request: StaffRequest, letter_id: UUID) -> HttpResponse:
    letter = get_object_or_404(selectors.letters(request.user), public_id=letter_id)
    try:
        copy = letters.reprint(letter, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(copy)s sedang dicetak.") % {"copy": copy.words})
    return redirect("documents:letter_detail", letter_id)
