"""Addresses of letters, and of the public check of papers."""

from django.urls import path

from duren_sawit.documents.views import copies, letters, numbers, papers

app_name = "documents"
urlpatterns = [
    path("surat/", letters.letter_list, name="letter_list"),
    path("surat/nomor/", numbers.number_list, name="number_list"),
    path("surat/nomor/<uuid:sequence_id>/", numbers.number_edit, name="number_edit"),
    path("surat/nomor/<uuid:sequence_id>/lewati/", numbers.number_skip, name="number_skip"),
    path("surat/terbitkan/", letters.letter_choose, name="letter_choose"),
    path(
        "surat/terbitkan/<str:kind>/<uuid:subject_id>/", letters.letter_issue, name="letter_issue"
    ),
    path("surat/salinan/<uuid:copy_id>/unduh/", copies.copy_download, name="copy_download"),
    path("surat/salinan/<uuid:copy_id>/ulangi/", copies.copy_retry, name="copy_retry"),
    path("surat/<uuid:letter_id>/", letters.letter_detail, name="letter_detail"),
    path("surat/<uuid:letter_id>/sahkan/", letters.letter_approve, name="letter_approve"),
    path("surat/<uuid:letter_id>/cetak-lagi/", letters.letter_reprint, name="letter_reprint"),
    path("periksa/", papers.paper_find, name="paper_find"),
    path("periksa/<str:code>/", papers.paper_confirm, name="paper_confirm"),
]
