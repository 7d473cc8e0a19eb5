"""Addresses of notices."""

from django.urls import path

from duren_sawit.notifications.views import channels, deliveries, notices

app_name = "notifications"
urlpatterns = [
    path("pemberitahuan/", notices.notice_list, name="notice_list"),
    path("pemberitahuan/dibaca/", notices.notice_read_all, name="notice_read_all"),
    path("pemberitahuan/<uuid:notice_id>/buka/", notices.notice_open, name="notice_open"),
    path("pemberitahuan/setelan/", channels.channel_edit, name="channel_edit"),
    path("pemberitahuan/antrean/", deliveries.delivery_list, name="delivery_list"),
    path(
        "pemberitahuan/antrean/<uuid:delivery_id>/terkirim/",
        deliveries.delivery_pass_on,
        name="delivery_pass_on",
    ),
    path(
        "pemberitahuan/antrean/<uuid:delivery_id>/lewati/",
        deliveries.delivery_drop,
        name="delivery_drop",
    ),
]
