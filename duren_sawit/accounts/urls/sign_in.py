"""Addresses of the door, under the names the login library asks for.

Only these views of the library are in use; its sign-up, e-mail, password reset and social pages
have no address here.
"""

from django.urls import path

from duren_sawit.accounts.views import languages, sign_in

urlpatterns = [
    path("masuk/", sign_in.account_login, name="account_login"),
    path("masuk/kode/", sign_in.mfa_authenticate, name="mfa_authenticate"),
    path("masuk/lagi/", sign_in.account_reauthenticate, name="account_reauthenticate"),
    path("masuk/lagi/kode/", sign_in.mfa_reauthenticate, name="mfa_reauthenticate"),
    path("keluar/", sign_in.account_logout, name="account_logout"),
    path("saya/kode-kedua/pasang/", sign_in.mfa_activate_totp, name="mfa_activate_totp"),
    path(
        "saya/kode-kedua/cadangan/",
        sign_in.mfa_view_recovery_codes,
        name="mfa_view_recovery_codes",
    ),
    path(
        "saya/kode-kedua/cadangan/baru/",
        sign_in.mfa_generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path("bahasa/", languages.set_language, name="set_language"),
]
