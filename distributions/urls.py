"""Addresses of distribution."""

from django.urls import path

from distributions.views import (
    amendments,
    closings,
    codes,
    corrections,
    entries,
    families,
    files,
    handovers,
    lists,
    movements,
    packages,
    papers,
    points,
    programmes,
    proxy_rules,
    rounds,
    rows,
    sheets,
    slots,
    stock,
)

app_name = "distributions"

PROGRAMME = "penyaluran/program/<uuid:programme_id>/"
FAMILIES = "penyaluran/keluarga/"
LIST = "penyaluran/daftar/<uuid:list_id>/"
SHEET = "penyaluran/lembar/<uuid:sheet_id>/"
ROUND_SHEETS = "penyaluran/tahap/<uuid:round_id>/lembar/"
AREA_SHEETS = f"{ROUND_SHEETS}<uuid:area_id>/"
ROUND = "penyaluran/tahap/<uuid:round_id>/"
CORRECTION = "penyaluran/pembetulan/<uuid:correction_id>/"
HANDOVER = "penyaluran/serah-terima/<uuid:handover_id>/"
ROW = "penyaluran/daftar/baris-berkas/<uuid:row_id>/"
ENTRY = "penyaluran/daftar/baris/<uuid:entry_id>/"
AMENDMENT = "penyaluran/daftar/perubahan/<uuid:amendment_id>/"
POINT = "penyaluran/titik/<uuid:point_id>/"
PACKAGE = "penyaluran/paket/<uuid:package_id>/"

urlpatterns = [
    path("penyaluran/", programmes.programme_list, name="programme_list"),
    path("penyaluran/program/baru/", programmes.programme_create, name="programme_create"),
    path(PROGRAMME, programmes.programme_detail, name="programme_detail"),
    path(f"{PROGRAMME}ubah/", programmes.programme_edit, name="programme_edit"),
    path(f"{PROGRAMME}kuota/", programmes.programme_divide, name="programme_divide"),
    path(f"{PROGRAMME}mulai/", programmes.programme_begin, name="programme_begin"),
    path(f"{PROGRAMME}selesai/", programmes.programme_finish, name="programme_finish"),
    path(f"{FAMILIES}belum-menerima/", families.family_unserved_list, name="family_unserved_list"),
    path(f"{FAMILIES}lebih-dari-satu/", families.family_overlap_list, name="family_overlap_list"),
    path(f"{FAMILIES}<uuid:family_id>/", families.family_panel, name="family_panel"),
    path("penyaluran/daftar/", lists.list_list, name="list_list"),
    path(f"{PROGRAMME}daftar-baru/", lists.list_create, name="list_create"),
    path(LIST, lists.list_detail, name="list_detail"),
    path(f"{LIST}periksa/", lists.list_check, name="list_check"),
    path(f"{LIST}isi/", lists.list_fill, name="list_fill"),
    path(f"{LIST}salin/", lists.list_copy, name="list_copy"),
    path(f"{LIST}berkas/", lists.list_upload, name="list_upload"),
    path(f"{LIST}ajukan/", lists.list_submit, name="list_submit"),
    path(f"{LIST}sahkan/", lists.list_approve, name="list_approve"),
    path(f"{LIST}kembalikan/", lists.list_return, name="list_return"),
    path(f"{ROUND}barang/", stock.stock_detail, name="stock_detail"),
    path(f"{ROUND}barang/catatan/", movements.movement_list, name="movement_list"),
    path(f"{ROUND}barang/sisa/", movements.movement_carry, name="movement_carry"),
    path(f"{ROUND}barang/<slug:kind>/", movements.movement_record, name="movement_record"),
    path(f"{ROUND}hitung/", closings.closing_count, name="closing_count"),
    path(f"{ROUND}penutupan/", closings.closing_detail, name="closing_detail"),
    path(f"{ROUND}penutupan/setuju/", closings.closing_approve, name="closing_approve"),
    path(f"{ROUND}penutupan/kembali/", closings.closing_return, name="closing_return"),
    path(
        f"{ROUND}pembetulan/<slug:kind>/",
        corrections.correction_propose,
        name="correction_propose",
    ),
    path(f"{CORRECTION}setuju/", corrections.correction_confirm, name="correction_confirm"),
    path(f"{CORRECTION}tolak/", corrections.correction_decline, name="correction_decline"),
    path(f"{LIST}perubahan/", amendments.amendment_list, name="amendment_list"),
    path(f"{ENTRY}usul-perubahan/", amendments.amendment_propose, name="amendment_propose"),
    path(f"{AMENDMENT}sahkan/", amendments.amendment_approve, name="amendment_approve"),
    path(f"{AMENDMENT}tolak/", amendments.amendment_decline, name="amendment_decline"),
    path(f"{LIST}baris-berkas/", rows.row_list, name="row_list"),
    path(ROW, rows.row_settle, name="row_settle"),
    path(f"{ROW}cari/", rows.row_seek, name="row_seek"),
    path(f"{ROW}kesampingkan/", rows.row_drop, name="row_drop"),
    path(ENTRY, entries.entry_detail, name="entry_detail"),
    path(f"{ENTRY}penerima/", entries.entry_assign, name="entry_assign"),
    path(f"{ENTRY}urutan/", entries.entry_move, name="entry_move"),
    path(f"{ENTRY}kedudukan/", entries.entry_swap, name="entry_swap"),
    path(f"{ENTRY}keluarkan/", entries.entry_remove, name="entry_remove"),
    path("penyaluran/paket/", packages.package_list, name="package_list"),
    path("penyaluran/paket/baru/", packages.package_create, name="package_create"),
    path(f"{PACKAGE}ubah/", packages.package_edit, name="package_edit"),
    path(f"{PACKAGE}lepas/", packages.package_drop, name="package_drop"),
    path(ROUND_SHEETS, sheets.sheet_list, name="sheet_list"),
    path(AREA_SHEETS, sheets.sheet_read_all, name="sheet_read_all"),
    path(f"{AREA_SHEETS}lihat/", sheets.sheet_preview_all, name="sheet_preview_all"),
    path(SHEET, sheets.sheet_read, name="sheet_read"),
    path(f"{SHEET}lihat/", sheets.sheet_preview, name="sheet_preview"),
    path(f"{SHEET}putuskan/", sheets.sheet_settle, name="sheet_settle"),
    path(f"{ROUND}berkas/", files.file_upload, name="file_upload"),
    path(f"{ROUND}berkas/unduh/", files.file_download, name="file_download"),
    path(f"{ROUND}berkas/catat/", files.file_record, name="file_record"),
    path("penyaluran/tahap/", rounds.round_list, name="round_list"),
    path(f"{PROGRAMME}tahap-baru/", rounds.round_create, name="round_create"),
    path(ROUND, rounds.round_detail, name="round_detail"),
    path(f"{ROUND}ubah/", rounds.round_edit, name="round_edit"),
    path(f"{ROUND}buka/", rounds.round_open, name="round_open"),
    path("penyaluran/kode/<str:code>/", codes.code_open, name="code_open"),
    path(
        "penyaluran/jatah/<uuid:entitlement_id>/serah-terima/",
        handovers.handover_record,
        name="handover_record",
    ),
    path("penyaluran/wakil/", proxy_rules.proxy_rule_list, name="proxy_rule_list"),
    path(
        "penyaluran/wakil/<uuid:rule_id>/ubah/",
        proxy_rules.proxy_rule_edit,
        name="proxy_rule_edit",
    ),
    path("penyaluran/pindai/", handovers.handover_begin, name="handover_begin"),
    path("penyaluran/titik/<uuid:point_id>/pindai/", handovers.handover_scan, name="handover_scan"),
    path(HANDOVER, handovers.handover_detail, name="handover_detail"),
    path(f"{HANDOVER}batalkan/", handovers.handover_undo, name="handover_undo"),
    path(f"{ROUND}belum/", rounds.round_uncollected, name="round_uncollected"),
    path(f"{ROUND}titik-baru/", points.point_create, name="point_create"),
    path(f"{ROUND}titik-tiap-rw/", points.point_spread, name="point_spread"),
    path(POINT, points.point_edit, name="point_edit"),
    path(f"{POINT}hapus/", points.point_remove, name="point_remove"),
    path(f"{ROUND}jadwal/", slots.slot_edit, name="slot_edit"),
    path(f"{ROUND}jadwal/<uuid:area_id>/", slots.slot_adjust, name="slot_adjust"),
    path(f"{ROUND}cetak/", papers.papers_order, name="papers_order"),
    path(
        "penyaluran/cetakan/<uuid:batch_id>/unduh/", papers.papers_download, name="papers_download"
    ),
]
