"""Addresses of the accounts room."""

from django.urls import path

from duren_sawit.accounts.views import (
    accounts,
    areas,
    assignments,
    emblems,
    gallery,
    home,
    passwords,
    profiles,
    second_factors,
    sites,
    users,
)

app_name = "accounts"
PERSON = "pengguna/<uuid:user_id>/"
ROLE = "tugas/<uuid:assignment_id>/"
urlpatterns = [
    path("", home.home, name="home"),
    path("hari-ini/lainnya/", home.home_more, name="home_more"),
    path("ui/", gallery.gallery, name="gallery"),
    path("saya/", profiles.profile_detail, name="profile_detail"),
    path("saya/ubah/", profiles.profile_edit, name="profile_edit"),
    path("saya/kata-sandi/", passwords.password_change, name="password_change"),
    path(
        "saya/kode-kedua/lepas/", second_factors.second_factor_remove, name="second_factor_remove"
    ),
    path("pengguna/", users.user_list, name="user_list"),
    path("pengguna/baru/", users.user_create, name="user_create"),
    path(PERSON, users.user_detail, name="user_detail"),
    path(f"{PERSON}ubah/", users.user_edit, name="user_edit"),
    path(f"{PERSON}identitas/", users.user_reveal, name="user_reveal"),
    path(f"{PERSON}tutup/", accounts.account_close, name="account_close"),
    path(f"{PERSON}buka/", accounts.account_reopen, name="account_reopen"),
    path(f"{PERSON}buka-kunci/", accounts.account_unlock, name="account_unlock"),
    path(f"{PERSON}kata-sandi/", passwords.password_reset, name="password_reset"),
    path(f"{PERSON}kode-kedua/", second_factors.second_factor_reset, name="second_factor_reset"),
    path(f"{PERSON}tugas/baru/", assignments.assignment_give, name="assignment_give"),
    path(f"{ROLE}sahkan/", assignments.assignment_approve, name="assignment_approve"),
    path(f"{ROLE}tolak/", assignments.assignment_decline, name="assignment_decline"),
    path(f"{ROLE}akhiri/", assignments.assignment_end, name="assignment_end"),
    path("wilayah/", areas.area_list, name="area_list"),
    path("wilayah/kop/", sites.site_edit, name="site_edit"),
    path("wilayah/kop/lambang/", emblems.emblem_upload, name="emblem_upload"),
    path("wilayah/kop/lambang/lepas/", emblems.emblem_remove, name="emblem_remove"),
    path("wilayah/<uuid:area_id>/", areas.area_detail, name="area_detail"),
    path("lambang/", emblems.emblem_image, name="emblem_image"),
]
