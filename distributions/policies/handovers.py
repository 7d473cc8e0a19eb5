"""May this be handed over now, by this officer, to whoever came, in these quantities."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from distributions.choices import HandoverSource, Mode, RoundState, Shortfall
from distributions.contents import MOST_DECIMALS
from distributions.facts import Taken
from distributions.models import Entitlement, Handover, Point, ProxyRule, Round, RoundBenefit
from distributions.policies.proxies import obstacles_to_proxy
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib import codes, dates
from duren_sawit.lib.refusals import Obstacle

# Read from paper or a file on a later day than that of the handover itself.
WRITTEN_LATER = {HandoverSource.PAPER, HandoverSource.FILE}
# Slips of the pen that whoever types puts right at once; all else is told in the trail.
SLIPS = {"no_reason", "no_note", "no_name", "no_relation", "no_letter", "no_undo_reason"}


@dataclass(frozen=True, slots=True)
class Desk:
    """Who hands over, when and from what; what each family of the round is due; the rules."""

    round: Round
    by: User
    at: datetime
    source: str
    benefits: tuple[RoundBenefit, ...]
    rules: Mapping[str, ProxyRule]
    own_families: Collection[int]

    @property
    def due(self) -> dict[int, Decimal]:
        return {benefit.item_id: benefit.quantity for benefit in self.benefits}

    @property
    def day(self) -> date:
        return timezone.localtime(self.at).date()

    @property
    def is_later(self) -> bool:
        """Whether paper or a file said it first."""
        return self.source in WRITTEN_LATER


def obstacles_to_record(
    entitlement: Entitlement, taken: Taken, desk: Desk, *, before: Handover | None
) -> list[Obstacle]:
    """`before` is a handover of it that stands. What was typed matters once all else allows it."""
    return (
        obstacles_to_hand_out(entitlement, desk)
        or _obstacles_of(before)
        or [*_obstacles_to_quantities(taken, desk.due), *_obstacles_to_mode(taken)]
        or obstacles_to_proxy(entitlement, taken.proxy, desk)
    )


def obstacles_to_present(
    entitlement: Entitlement, desk: Desk, *, point: Point, before: Handover | None
) -> list[Obstacle]:
    """What stands in the way of a slip that lies on a table."""
    return (
        obstacles_to_point(entitlement, point)
        or obstacles_to_hand_out(entitlement, desk)
        or _obstacles_of(before)
    )


def obstacle_to_code() -> Obstacle:
    sentence = _("Kode ini belum kami kenal. Periksa lagi tiap huruf dan angkanya.")
    return Obstacle("unknown_code", sentence)


def obstacles_to_hand_out(entitlement: Entitlement, desk: Desk) -> list[Obstacle]:
    """Before anything is typed: the officer, the round and its days, the slip."""
    return [
        *obstacles_to_vouch(entitlement, desk.by, desk.own_families),
        *obstacles_to_day(entitlement, desk),
    ]


def obstacles_to_vouch(
    entitlement: Entitlement, by: User, own_families: Collection[int]
) -> list[Obstacle]:
    """Whoever says it was handed over; needs the area and the list of the round."""
    return obstacles_to_officer(entitlement, by) or _obstacles_to_own(entitlement, own_families)


def obstacles_to_point(entitlement: Entitlement, point: Point | None) -> list[Obstacle]:
    """A table hands out its own round; needs the programmes of both rounds."""
    if point is None or point.round_id == entitlement.round_id:
        return []
    said = {"slip": round_words(entitlement.round), "table": round_words(point.round)}
    sentence = _("Slip ini untuk %(slip)s. Di sini dibagikan %(table)s.") % said
    return [Obstacle("other_round", sentence)]


def round_words(round_: Round) -> str:
    """`Bantuan beras, tahap 2`."""
    said = {"programme": round_.programme, "number": round_.number}
    return _("%(programme)s, tahap %(number)s") % said


def obstacles_to_officer(entitlement: Entitlement, by: User) -> list[Obstacle]:
    """Needs the area and the list of the round."""
    if outside := obstacles_to_area(entitlement, by):
        return outside
    if entitlement.round.list.approved_by_id == by.pk:
        sentence = _("Anda mengesahkan daftar ini. Petugas lain yang menyerahkan.")
        return [Obstacle("approver", sentence)]
    return []


def obstacles_to_area(entitlement: Entitlement, by: User) -> list[Obstacle]:
    if by.may(Permission.HANDOVERS_RECORD, entitlement.area):
        return []
    sentence = _("Jatah ini di %(rt)s, di luar wilayah tugas Anda.")
    return [Obstacle("not_yours", sentence % {"rt": entitlement.area})]


def _obstacles_to_own(entitlement: Entitlement, own: Collection[int]) -> list[Obstacle]:
    if entitlement.entry.family_id not in own:
        return []
    return [Obstacle("own_family", _("Ini keluarga Anda sendiri. Petugas lain yang menyerahkan."))]


def obstacles_to_day(entitlement: Entitlement, desk: Desk) -> list[Obstacle]:
    found = obstacles_to_open(desk.round) or _obstacles_to_date(entitlement, desk)
    if entitlement.withdrawn_at:
        sentence = _("Jatah ini sudah dicabut karena daftar penerima diubah.")
        found.append(Obstacle("withdrawn", sentence))
    return found


def obstacles_to_open(round_: Round) -> list[Obstacle]:
    if round_.state == RoundState.PLANNED:
        return [Obstacle("round_planned", _("Tahap ini belum dibuka."))]
    if round_.state == RoundState.CLOSED:
        return [Obstacle("round_closed", _("Tahap ini sudah ditutup."))]
    return []


def _obstacles_to_date(entitlement: Entitlement, desk: Desk) -> list[Obstacle]:
    first, last = desk.round.opens_on, desk.round.closes_on
    last = max(last, entitlement.second_date_on or last)
    if first <= desk.day and (desk.day <= last or desk.is_later):
        return []
    said = {"first": dates.long_date(first), "last": dates.long_date(last)}
    sentence = _("Tahap ini dibagikan %(first)s sampai %(last)s.") % said
    return [Obstacle("other_day", sentence)]


def _obstacles_of(before: Handover | None) -> list[Obstacle]:
    return [taken_already(before)] if before else []


def obstacles_to_repeat(entitlement: Entitlement, seen: Collection[int]) -> list[Obstacle]:
    if entitlement.pk not in seen:
        return []
    sentence = _("Jatah %(code)s tertulis dua kali.") % {"code": codes.grouped(entitlement.code)}
    return [Obstacle("twice", sentence)]


def taken_already(before: Handover) -> Obstacle:
    """When, where, by whom it was collected, and who wrote it down; needs entry, point, officer."""
    sentence = _(
        "Jatah ini sudah diambil %(when)s, %(place)s, oleh %(taker)s. Dicatat %(officer)s."
    )
    said = {
        "when": moment(before.handed_at),
        "place": place(before),
        "taker": taker(before),
        "officer": before.recorded_by.short_name,
    }
    return Obstacle("taken", sentence % said)


def moment(at: datetime) -> str:
    """`Minggu, 22 November, 09.14`."""
    local = timezone.localtime(at)
    weekday, month = dates.WEEKDAYS[local.weekday()], dates.MONTHS[local.month - 1]
    return f"{weekday}, {local.day} {month}, {local:%H.%M}"


def place(handover: Handover) -> str:
    if handover.mode == Mode.HOME:
        return _("diantar ke rumah")
    if handover.point:
        return _("di %(point)s") % {"point": handover.point}
    written = handover.source in WRITTEN_LATER
    return _("menurut daftar kertas") if written else _("di titik bagi")


def taker(handover: Handover) -> str:
    """`Siti Contoh`; `Dewi Contoh (anak)` for a proxy."""
    if handover.mode != Mode.PROXY:
        return handover.receiver_name
    return f"{handover.proxy_name} ({handover.proxy_relation})"


def _obstacles_to_quantities(taken: Taken, due: Mapping[int, Decimal]) -> list[Obstacle]:
    given = taken.quantities
    if given is None:
        return []
    if given.keys() - due.keys():
        return [Obstacle("not_due", _("Barang ini tidak termasuk isi tahap."))]
    wrong = list(_wrong_amounts(given, due))
    if not wrong and falls_short(taken, due):
        return _obstacles_to_shortfall(taken)
    return wrong[:1]


def _wrong_amounts(given: Mapping[int, Decimal], due: Mapping[int, Decimal]) -> Iterable[Obstacle]:
    amounts = given.values()
    if any(amount < 0 for amount in amounts):
        yield Obstacle("negative", _("Jumlah yang diserahkan tidak kurang dari nol."))
    if any(amount != round(amount, MOST_DECIMALS) for amount in amounts):
        yield Obstacle("too_fine", _("Tulis paling banyak tiga angka di belakang koma."))
    if any(amount > due[item] for item, amount in given.items()):
        yield Obstacle("over", _("Jumlah yang diserahkan tidak lebih dari jatah."))
    if not any(amounts):
        sentence = _("Tidak ada yang diserahkan. Biarkan jatah ini belum diambil.")
        yield Obstacle("nothing", sentence)


def falls_short(taken: Taken, due: Mapping[int, Decimal]) -> bool:
    given = taken.quantities
    return given is not None and any(given.get(item, 0) < due[item] for item in due)


def _obstacles_to_shortfall(taken: Taken) -> list[Obstacle]:
    if not taken.shortfall:
        return [Obstacle("no_reason", _("Jumlahnya kurang dari jatah. Pilih sebabnya."))]
    if taken.shortfall == Shortfall.OTHER and not taken.note:
        return [Obstacle("no_note", _("Tulis sebab jumlahnya kurang."))]
    return []


def _obstacles_to_mode(taken: Taken) -> list[Obstacle]:
    if taken.mode == Mode.PROXY and taken.proxy is None:
        return [Obstacle("no_name", _("Tulis siapa yang mewakili."))]
    if taken.mode != Mode.PROXY and taken.proxy:
        return [Obstacle("no_proxy", _("Wakil hanya ditulis bila jatah diwakilkan."))]
    return []
