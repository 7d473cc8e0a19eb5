"""Who may collect for somebody else."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from distributions.forms.proxy_rules import ProxyRuleForm
from distributions.selectors import proxy_rules as selectors
from distributions.services import proxy_rules
from duren_sawit.accounts.access import StaffRequest, require
from duren_sawit.accounts.permissions import Permission
from duren_sawit.ui.http import carry_out, render_page


@require(Permission.ROUNDS_PLAN)
@require_safe
def proxy_rule_list(request: StaffRequest) -> HttpResponse:
    shown = {"rules": selectors.listed(request.user)}
    return render_page(request, "distributions/proxy_rule_list.html", shown)


@require(Permission.ROUNDS_PLAN)
@require_http_methods(["GET", "POST"])
def proxy_rule_edit(request: StaffRequest, rule_id: UUID) -> HttpResponse:
    rule = get_object_or_404(selectors.rules(request.user), public_id=rule_id)
    back = reverse("distributions:proxy_rule_list")
    form = ProxyRuleForm(
        request.POST or None, initial=model_to_dict(rule), submit=_("Simpan"), cancel=back
    )
    if carry_out(request, form, partial(proxy_rules.change, rule)):
        messages.success(request, _("Aturan wakil tersimpan."))
        return redirect(back)
    shown = {"rule": rule, "form": form}
    status = 422 if form.errors else 200
    return render_page(request, "distributions/proxy_rule_edit.html", shown, status=status)
