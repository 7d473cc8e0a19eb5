"""How somebody wants to be told."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.notifications import selectors
from duren_sawit.notifications.forms import ChannelForm
from duren_sawit.notifications.services import channels
from duren_sawit.ui.http import render_page


@require(Permission.OWN_PAGES)
@require_http_methods(["GET", "POST"])
def channel_edit(request: StaffRequest) -> HttpResponse:
    initial = {"wanted": selectors.wanted_channels(request.user)}
    form = ChannelForm(request.POST or None, initial=initial)
    if request.method == "POST":
        form = ChannelForm(request.POST)
        if form.is_valid():
            channels.choose(request.user, **form.cleaned_data, by=request.user, at=timezone.now())
            messages.success(request, _("Pilihan Anda disimpan."))
            return redirect("notifications:channel_edit")
    return render_page(
        request,
        "notifications/channel_edit.html",
        {"form": form, "person": request.user},
        fragment="channel-form",
        status=422 if form.errors else 200,
    )
