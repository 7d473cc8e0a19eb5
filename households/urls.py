"""Addresses of the register."""

from django.urls import path

from households.views import (
    dwellings,
    exports,
    families,
    family_lists,
    imports,
    pairs,
    people,
    reports,
    residents,
    visits,
)

app_name = "households"

FAMILY = "warga/keluarga/<uuid:family_id>/"
PERSON = "warga/orang/<uuid:person_id>/"
DWELLING = "warga/rumah/<uuid:dwelling_id>/"
REPORT = "warga/laporan/<uuid:report_id>/"

urlpatterns = [
    path("warga/", family_lists.family_list, name="family_list"),
    path("warga/cari/", residents.resident_search, name="resident_search"),
    path("warga/kunjungan/", visits.visit_board, name="visit_board"),
    path("warga/kunjungan/<uuid:dwelling_id>/", visits.visit_record, name="visit_record"),
    path("warga/unduh/", exports.export_create, name="export_create"),
    path("warga/unduh/lengkap/", exports.export_reveal, name="export_reveal"),
    path("warga/unduh/<uuid:export_id>/", exports.export_detail, name="export_detail"),
    path("warga/unduh/<uuid:export_id>/berkas/", exports.export_download, name="export_download"),
    path("warga/unduh/<uuid:export_id>/lengkap/", exports.export_open, name="export_open"),
    path("warga/keluarga/baru/", families.family_create, name="family_create"),
    path(FAMILY, families.family_detail, name="family_detail"),
    path(f"{FAMILY}ubah/", families.family_edit, name="family_edit"),
    path(f"{FAMILY}pindah/", families.family_move, name="family_move"),
    path(f"{FAMILY}keluar/", families.family_leave, name="family_leave"),
    path(f"{FAMILY}pisah/", families.family_split, name="family_split"),
    path(f"{FAMILY}kepala/", families.family_head, name="family_head"),
    path(f"{FAMILY}nomor/", families.family_reveal, name="family_reveal"),
    path(f"{FAMILY}anggota/", people.person_create, name="person_create"),
    path(PERSON, people.person_detail, name="person_detail"),
    path(f"{PERSON}ubah/", people.person_edit, name="person_edit"),
    path(f"{PERSON}pindah/", people.person_move, name="person_move"),
    path(f"{PERSON}pindah/cari/", people.person_seek, name="person_seek"),
    path(f"{PERSON}status/", people.person_leave, name="person_leave"),
    path(f"{PERSON}kembali/", people.person_restore, name="person_restore"),
    path(f"{PERSON}nik/", people.person_reveal, name="person_reveal"),
    path(f"{PERSON}nik-sementara/", people.person_number, name="person_number"),
    path(f"{PERSON}lapor/", reports.report_create, name="report_create"),
    path(DWELLING, dwellings.dwelling_detail, name="dwelling_detail"),
    path(f"{DWELLING}ubah/", dwellings.dwelling_edit, name="dwelling_edit"),
    path(f"{DWELLING}kunjungan/", dwellings.dwelling_visit, name="dwelling_visit"),
    path("warga/laporan/", reports.report_list, name="report_list"),
    path(f"{REPORT}catat/", reports.report_confirm, name="report_confirm"),
    path(f"{REPORT}jawab/", reports.report_decline, name="report_decline"),
    path("warga/impor/", imports.import_list, name="import_list"),
    path("warga/impor/unggah/", imports.import_upload, name="import_upload"),
    path("warga/impor/<uuid:batch_id>/", imports.import_detail, name="import_detail"),
    path("warga/impor/<uuid:batch_id>/kolom/", imports.import_map, name="import_map"),
    path("warga/impor/<uuid:batch_id>/pilih/", imports.import_choose, name="import_choose"),
    path(
        "warga/impor/<uuid:batch_id>/pilih-semua/",
        imports.import_choose_all,
        name="import_choose_all",
    ),
    path("warga/impor/<uuid:batch_id>/terapkan/", imports.import_apply, name="import_apply"),
    path("warga/impor/<uuid:batch_id>/batalkan/", imports.import_undo, name="import_undo"),
    path("warga/impor/<uuid:batch_id>/baca-lagi/", imports.import_reread, name="import_reread"),
    path("warga/impor/<uuid:batch_id>/unduh/", imports.import_return, name="import_return"),
    path("warga/ganda/", pairs.pair_list, name="pair_list"),
    path("warga/ganda/<uuid:pair_id>/", pairs.pair_detail, name="pair_detail"),
    path("warga/ganda/<uuid:pair_id>/gabung/", pairs.pair_merge, name="pair_merge"),
    path("warga/ganda/<uuid:pair_id>/berbeda/", pairs.pair_keep_apart, name="pair_keep_apart"),
    path("warga/ganda/<uuid:pair_id>/batal/", pairs.pair_separate, name="pair_separate"),
]
