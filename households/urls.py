"""Addresses of the register."""

from django.urls import path

from households.views import imports

app_name = "households"

urlpatterns = [
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
]
