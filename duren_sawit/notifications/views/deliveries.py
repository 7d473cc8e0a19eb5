"""Messages that officers pass on by WhatsApp, one after the other."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Refusal
from duren_sawit.notifications import selectors
from duren_sawit.notifications.services import deliveries
from duren_sawit.ui.http import render_page

PAGE_SIZE = 25


@require(Permission.NOTICES_PASS_ON)
@require_safe
def delivery_list(request: StaffRequest) -> HttpResponse:
    found = selectors.errands(request.user)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("halaman"))
    return render_page(
        request,
        "notifications/delivery_list.html",
        {"page": page, "errands": selectors.worded_errands(page)},
    )


@require(Permission.NOTICES_PASS_ON)
@require_POST
def delivery_pass_on(request: StaffRequest, delivery_id: UUID) -> HttpResponse:
    delivery = get_object_or_404(selectors.deliveries(request.user), public_id=delivery_id)
    try:
        deliveries.pass_on(delivery, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Ditandai terkirim."))
    return redirect("notifications:delivery_list")


@require(Permission.NOTICES_PASS_ON)
@require_POST
def delivery_drop(request: StaffRequest, delivery_id: UUID) -> HttpResponse:
    delivery = get_object_or_404(selectors.deliveries(request.user), public_id=delivery_id)
    try:
        deliveries.drop(delivery, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Tidak diteruskan. Di kotaknya tetap ada."))
    return redirect("notifications:delivery_list")
