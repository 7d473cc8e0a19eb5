"""Invented examples of every part, for the gallery page. No real name, number or address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from crispy_forms.bootstrap import AppendedText
from crispy_forms.layout import Layout
from django import forms
from django.core.paginator import Paginator
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duren_sawit.ui.charts import (
    Bar,
    BarChart,
    Funnel,
    Line,
    LineChart,
    Stack,
    StackedChart,
    Step,
)
from duren_sawit.ui.forms import filter_helper, helper
from duren_sawit.ui.stations import Station, StationState
from duren_sawit.ui.tones import Tone
from duren_sawit.ui.work import Work


@dataclass(frozen=True, slots=True)
class Swatch:
    name: str
    value: str
    use: str | Promise


@dataclass(frozen=True, slots=True)
class Row:
    """An invented family."""

    name: str
    kk_number: str
    place: str
    members: int
    state: str
    tone: Tone
    icon: str


class SampleForm(forms.Form):
    """One field of each kind, filled in with slips so that errors show."""

    phone = forms.CharField(
        label=gettext_lazy("No. HP penerima"),
        max_length=20,
        help_text=gettext_lazy("Dipakai untuk undangan. Tidak pernah dicetak di papan pengumuman."),
    )
    nik = forms.CharField(
        label=gettext_lazy("NIK"),
        max_length=16,
        widget=forms.TextInput({"class": "code", "inputmode": "numeric"}),
    )
    rice = forms.DecimalField(label=gettext_lazy("Beras diserahkan"), required=False)
    day = forms.DateField(label=gettext_lazy("Hari penyerahan"))
    way = forms.ChoiceField(
        label=gettext_lazy("Cara mengambil"),
        choices=[
            ("self", gettext_lazy("Datang sendiri")),
            ("proxy", gettext_lazy("Diwakilkan")),
            ("home", gettext_lazy("Diantar ke rumah")),
        ],
    )
    agreed = forms.BooleanField(
        label=gettext_lazy("Penerima sudah melihat barangnya"), required=False
    )

    def clean_nik(self) -> str:
        nik = str(self.cleaned_data["nik"])
        if len(nik) != 16:
            raise forms.ValidationError(
                _("NIK terdiri dari 16 angka; ini baru %(count)s.") % {"count": len(nik)}
            )
        return nik

    @property
    def helper(self) -> Any:
        layout = Layout("phone", "nik", AppendedText("rice", "kg"), "day", "way", "agreed")
        return helper(self, submit=_("Simpan"), layout=layout, action="#", cancel="#")


class SampleFilter(forms.Form):
    """The questions above a list."""

    q = forms.CharField(label=gettext_lazy("Nama, NIK, No. KK, atau alamat"), required=False)
    rw = forms.ChoiceField(label=gettext_lazy("RW"), choices=[("5", "RW 05")], required=False)
    rt = forms.ChoiceField(label=gettext_lazy("RT"), choices=[("4", "RT 004")], required=False)

    @property
    def helper(self) -> Any:
        return filter_helper(self, action="#", fragment="contoh")


def samples() -> dict[str, Any]:
    """Everything the gallery page shows."""
    return {
        "swatches": SWATCHES,
        "tones": list(Tone),
        "stations": stations(),
        "work": work(),
        "rows": rows(),
        "sample": SAMPLE,
        "charts": charts(),
        "form": SampleForm({"phone": "0812 0000 0000", "nik": "31750714021958", "rice": "10"}),
        "filter": SampleFilter(),
        "page": Paginator(range(1, 125), 8).page(2),
        "step_labels": [_("Berkas"), _("Kolom"), _("Periksa"), _("Terapkan")],
    }


SWATCHES = [
    Swatch("tinta", "#17231f", gettext_lazy("teks")),
    Swatch("daun", "#0c5443", gettext_lazy("utama")),
    Swatch("daun tua", "#083d31", gettext_lazy("jalur program")),
    Swatch("daun muda", "#dcefe5", gettext_lazy("selesai, dipilih")),
    Swatch("kunyit", "#f0b429", gettext_lazy("“di sini”")),
    Swatch("bata", "#9b2c1b", gettext_lazy("ditolak")),
    Swatch("langit", "#1f4f86", gettext_lazy("keterangan")),
    Swatch("kertas", "#f6f4ee", gettext_lazy("halaman")),
    Swatch("abu", "#eceae2", gettext_lazy("netral")),
]


SAMPLE_KK = "3175070000000018"
SAMPLE = {
    "kk_number": SAMPLE_KK,
    "members": 5,
    "address": "Gang Kenari II No. 8, RT 004/RW 05",
    "families": 1240,
    "rice": 12.4,
}


def rows() -> list[Row]:
    return [
        Row("Sarmadi", SAMPLE_KK, "004/05", 5, _("terdata"), Tone.OK, "house-check"),
        Row("Tukinem", SAMPLE_KK, "004/05", 1, _("rumah kosong"), Tone.WAIT, "house-exclamation"),
        Row("Wagiman", "", "004/05", 2, _("data ganda"), Tone.STOP, "files"),
    ]


def stations() -> list[Station]:
    return [
        Station(_("Daftar usulan"), StationState.DONE, _("1.486 keluarga"), "#"),
        Station(_("Musyawarah"), StationState.DONE, _("18 Oktober"), "#"),
        Station(_("Masa sanggah"), StationState.DONE, _("20 s.d. 27 Oktober"), "#"),
        Station(_("Penetapan"), StationState.DONE, _("SK, 3 November"), "#"),
        Station(_("Penyaluran"), StationState.HERE, _("Tahap 1 berjalan"), "#"),
        Station(_("Pelatihan"), StationState.NEXT, _("mulai 6 Desember")),
        Station(_("Evaluasi"), StationState.NEXT, _("Januari 2027")),
    ]


def work() -> list[Work]:
    return [
        Work(
            title=_("Tahap 1 belum seimbang: selisih 10 kg beras"),
            why=_("Titik Balai RW 05 mencatat 390 kg sisa, gudang menerima 380 kg."),
            action=_("Jelaskan selisih"),
            url="#",
            icon="exclamation-triangle",
            tone=Tone.STOP,
            due_words=_("Tutup paling lambat hari ini."),
        ),
        Work(
            title=_("2 roster kertas belum dimasukkan"),
            why=_("RT 004 dan RT 007, 94 baris, dibagikan kemarin."),
            action=_("Masukkan roster"),
            url="#",
            icon="journal-text",
            tone=Tone.WAIT,
            due_words=_("Batas besok."),
        ),
        Work(
            title=_("Undangan Tahap 2 siap diperiksa"),
            why=_("1.240 slip untuk RW 01 sampai RW 06."),
            action=_("Periksa contoh"),
            url="#",
            icon="printer",
        ),
    ]


def charts() -> dict[str, BarChart | StackedChart | LineChart | Funnel]:
    return {"bars": bars(), "stacks": stacks(), "lines": lines(), "funnel": funnel()}


def bars() -> BarChart:
    return BarChart(
        sentence=_("RT 004 hampir selesai; di RT 009 masih 49 keluarga; RT 010 belum dihitung."),
        row_head=_("RT"),
        value_head=_("Terdata"),
        bars=(
            Bar("RT 004", 112, 124),
            Bar("RT 005", 101, 131),
            Bar("RT 006", 97, 101),
            Bar("RT 009", 71, 120),
            Bar("RT 010", None, 118),
        ),
    )


def stacks() -> StackedChart:
    return StackedChart(
        sentence=_("Di RW 05 paling banyak yang diwakilkan dan diantar."),
        names=(_("sendiri"), _("wakil"), _("diantar")),
        missing_name=_("belum mengambil"),
        row_head=_("RW"),
        stacks=(
            Stack("RW 01", (165, 30, 17)),
            Stack("RW 02", (147, 41, 15), 207),
            Stack("RW 03", (161, 23, 12), 202),
            Stack("RW 05", (104, 41, 34), 201),
        ),
    )


def lines() -> LineChart:
    return LineChart(
        sentence=_(
            "Tahu cara mengadu naik dari 52 ke 86 persen; hadir musyawarah dari 40 ke 47 persen."
        ),
        moments=tuple(date_format(date(2026, month, 1), "M") for month in range(6, 12)),
        lines=(
            Line(_("tahu cara mengadu"), (52, 58, 63, 71, 79, 86)),
            Line(_("hadir musyawarah"), (40, 41, 39, 44, 46, 47)),
        ),
        row_head=_("Bulan"),
        percent=True,
    )


def funnel() -> Funnel:
    return Funnel(
        sentence=_("Dari 1.912 keluarga terdata layak, 1.198 sudah mengambil beras."),
        row_head=_("Langkah"),
        value_head=_("Keluarga"),
        steps=(
            Step(_("Terdata layak"), 1912),
            Step(_("Diusulkan"), 1486, _("426 sudah menerima program lain yang sama")),
            Step(_("Layak"), 1264, _("222 tidak layak atau ditunda dalam musyawarah")),
            Step(_("Ditetapkan"), 1240, _("24 di atas kuota, masuk daftar cadangan")),
            Step(_("Sudah mengambil"), 1198, _("17 tidak di rumah, 14 sakit, 11 belum diketahui")),
        ),
    )
