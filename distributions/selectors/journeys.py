"""How far a programme has come, from mapping to looking back, told by its lists and rounds."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from distributions.choices import ListState, ProgrammeState, RoundState
from distributions.models import Programme, RecipientList, Round
from distributions.selectors.lists import ListLine, lines_of
from distributions.selectors.rounds import RoundLine, round_lines
from distributions.selectors.stations import stations_of
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.ui.stations import Station


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is to be done now, and where."""

    title: str | Promise
    text: str | Promise
    action: str | Promise
    url: str


@dataclass(frozen=True, slots=True)
class Journey:
    """Lists and rounds of a programme as the reader sees them, and their next step."""

    stations: Sequence[Station]
    lists: Sequence[ListLine]
    rounds: Sequence[RoundLine]
    next: NextStep | None


def journey(reader: User, programme: Programme) -> Journey:
    lists = RecipientList.objects.visible_to(reader).filter(programme=programme)
    rounds = list(Round.objects.visible_to(reader).filter(programme=programme).latest_first())
    listed = lines_of(reader, lists.select_related("programme").order_by("-number"))
    for one in rounds:
        one.programme = programme
    return Journey(
        stations=stations_of(programme),
        lists=listed,
        rounds=round_lines(reader, rounds),
        next=_next(reader, programme, [line.listed for line in listed], rounds),
    )


def _next(
    reader: User, programme: Programme, lists: Sequence[RecipientList], rounds: Sequence[Round]
) -> NextStep | None:
    """For whoever plans, while the programme is not finished: list, round, goods, closing."""
    if not reader.may(Permission.ROUNDS_PLAN) or programme.state == ProgrammeState.FINISHED:
        return None
    if not lists:
        url = reverse("distributions:list_create", args=[programme.public_id])
        return NextStep(*LIST_FIRST, url=url)
    if not any(one.state == ListState.FINAL for one in lists):
        url = reverse("distributions:list_detail", args=[lists[0].public_id])
        return NextStep(*LIST_ON, url=url)
    left = [one for one in rounds if one.state != RoundState.CLOSED]
    waiting = min(left, key=lambda one: (one.opens_on, one.number), default=None)
    if waiting is None:
        url = reverse("distributions:round_create", args=[programme.public_id])
        return NextStep(*ROUND_FIRST, url=url)
    return _on_with(waiting)


def _on_with(waiting: Round) -> NextStep:
    url = reverse("distributions:round_detail", args=[waiting.public_id])
    told = {"number": waiting.number}
    if waiting.is_open:
        title = _("Langkah berikut: serahkan dan tutup tahap %(number)s") % told
        text = _("Sesudah semua diambil, hitung sisa barang dan tutup tahapnya.")
        return NextStep(title, text, _("Lihat tahap %(number)s") % told, url)
    title = _("Langkah berikut: siapkan tahap %(number)s") % told
    text = _("Lengkapi titik bagi dan jadwal, lalu buka tahapnya.")
    return NextStep(title, text, _("Siapkan tahap %(number)s") % told, url)


LIST_FIRST = (
    gettext_lazy("Langkah berikut: susun daftar penerima"),
    gettext_lazy("Dari data warga, berkas bantuan, atau daftar lalu."),
    gettext_lazy("Susun daftar"),
)
LIST_ON = (
    gettext_lazy("Langkah berikut: pengesahan daftar"),
    gettext_lazy("Daftarnya belum final. Periksa isinya, ajukan, lalu lurah mengesahkan."),
    gettext_lazy("Buka daftar"),
)
ROUND_FIRST = (
    gettext_lazy("Langkah berikut: rencanakan tahap"),
    gettext_lazy("Daftarnya sudah final. Tentukan hari, titik bagi, dan jadwal tiap RT."),
    gettext_lazy("Rencanakan tahap"),
)
