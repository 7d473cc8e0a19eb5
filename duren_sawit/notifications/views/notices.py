"""The inbox."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.notifications import selectors
from duren_sawit.notifications.services import notices
from duren_sawit.ui.http import render_page

PAGE_SIZE = 25


@require(Permission.OWN_PAGES)
@require_safe
def notice_list(request: StaffRequest) -> HttpResponse:
    page = Paginator(selectors.inbox(request.user), PAGE_SIZE).get_page(request.GET.get("halaman"))
    return render_page(
        request,
        "notifications/notice_list.html",
        {
            "page": page,
            "posts": selectors.posts(page),
            "has_unread": selectors.unread_count(request.user) > 0,
            "may_pass_on": request.user.may(Permission.NOTICES_PASS_ON),
        },
    )


@require(Permission.OWN_PAGES)
@require_POST
def notice_open(request: StaffRequest, notice_id: UUID) -> HttpResponse:
    notice = get_object_or_404(selectors.inbox(request.user), public_id=notice_id)
    opened = notices.open(notice, by=request.user, at=timezone.now())
    return redirect(opened.url or "notifications:notice_list")


@require(Permission.OWN_PAGES)
@require_POST
def notice_read_all(request: StaffRequest) -> HttpResponse:
    notices.read_all(request.user, by=request.user, at=timezone.now())
    return redirect("notifications:notice_list")
