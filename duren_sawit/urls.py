"""The addresses of the whole house."""

from django.urls import include, path

urlpatterns = [
    path("masuk/", include("allauth.urls")),
    path("bahasa/", include("django.conf.urls.i18n")),
    path("", include("duren_sawit.operations.urls")),
    path("", include("duren_sawit.documents.urls")),
    path("", include("duren_sawit.accounts.urls")),
]
