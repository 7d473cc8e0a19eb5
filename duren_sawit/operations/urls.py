"""Addresses about the machine."""

from django.urls import path

from duren_sawit.operations.views import health

app_name = "operations"
urlpatterns = [
    path("sehat/", health.health_live, name="health_live"),
    path("sehat/siap/", health.health_ready, name="health_ready"),
]
