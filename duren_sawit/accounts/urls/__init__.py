"""Addresses of the accounts room."""

from django.urls import path

from duren_sawit.accounts.views import gallery, home

app_name = "accounts"
urlpatterns = [
    path("", home.home, name="home"),
    path("ui/", gallery.gallery, name="gallery"),
]
