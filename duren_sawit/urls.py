"""The addresses of the whole house."""

from django.urls import include, path

urlpatterns = [
    path("", include("duren_sawit.accounts.urls.sign_in")),
    path("", include("duren_sawit.operations.urls")),
    path("", include("duren_sawit.notifications.urls")),
    path("", include("duren_sawit.documents.urls")),
    path("", include("households.urls")),
    path("", include("distributions.urls")),
    path("", include("duren_sawit.accounts.urls")),
]
