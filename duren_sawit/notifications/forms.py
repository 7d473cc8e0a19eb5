"""Through which channels somebody wants to be told."""

from crispy_forms.helper import FormHelper
from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duren_sawit.notifications.choices import Channel
from duren_sawit.ui.forms import helper


class ChannelForm(forms.Form):
    wanted = forms.MultipleChoiceField(
        label=gettext_lazy("Selain di kotak pemberitahuan, beri tahu saya lewat"),
        choices=[
            (Channel.EMAIL, gettext_lazy("Surel")),
            (Channel.WHATSAPP_LINK, gettext_lazy("WhatsApp, diteruskan oleh petugas")),
        ],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Antara pukul 21.00 dan 06.00 tidak ada yang dikirim."),
    )

    @property
    def helper(self) -> FormHelper:
        inbox = reverse("notifications:notice_list")
        return helper(self, submit=_("Simpan"), cancel=inbox, fragment="channel-form")
