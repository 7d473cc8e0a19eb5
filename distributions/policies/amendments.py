"""May a final list be changed so, and who signs."""

from datetime import date

from django.utils.translation import gettext as _

from distributions.amending import OF_ONE_PERSON, AmendmentFacts
from distributions.choices import AmendmentState, ProgrammeState, Standing, Way
from distributions.models import Amendment, ListEntry, RecipientList
from distributions.policies.entries import obstacles_to_receiver
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Obstacle


def obstacles_to_propose(entry: ListEntry, listed: RecipientList, by: User) -> list[Obstacle]:
    """Only entries of a final list; drafts are written on directly."""
    found = []
    if not by.may(Permission.LISTS_EDIT):
        sentence = _("Perubahan daftar diusulkan Kasi Kesra atau operator.")
        found.append(Obstacle("not_yours", sentence))
    if not listed.is_final:
        found.append(Obstacle("not_final", _("Daftar ini belum final; barisnya diubah langsung.")))
    if listed.programme.state == ProgrammeState.FINISHED:
        found.append(Obstacle("finished", _("Program ini sudah selesai.")))
    if entry.standing == Standing.OFF:
        found.append(Obstacle("off", _("Keluarga ini sudah dikeluarkan dari daftar.")))
    return found


def obstacles_to_facts(
    entry: ListEntry, facts: AmendmentFacts, *, has_successor: bool, on: date
) -> list[Obstacle]:
    if facts.way == Way.MEMBER:
        return _obstacles_to_member(entry, facts, on)
    if facts.way == Way.RESERVE and entry.standing != Standing.MAIN:
        return [Obstacle("no_place", _("Cadangan tidak diganti; keluarkan tanpa pengganti."))]
    if facts.way == Way.RESERVE and not has_successor:
        sentence = _("Belum ada cadangan yang bisa menggantikan di wilayah ini.")
        return [Obstacle("no_reserve", sentence)]
    return []


def _obstacles_to_member(entry: ListEntry, facts: AmendmentFacts, on: date) -> list[Obstacle]:
    if facts.reason not in OF_ONE_PERSON:
        sentence = _(
            "Sebab ini menyangkut seluruh keluarga, jadi bukan anggota lain yang menerima."
        )
        return [Obstacle("whole_family", sentence)]
    if facts.new_receiver is None:
        return [Obstacle("nobody", _("Pilih anggota keluarga yang menerima."))]
    if facts.new_receiver.pk == entry.receiver_id:
        return [Obstacle("same", _("Anggota ini sudah tertulis sebagai penerima."))]
    return obstacles_to_receiver(entry, facts.new_receiver, on=on)


def obstacles_to_sign(amendment: Amendment, by: User) -> list[Obstacle]:
    """Approved or declined by the lurah, not by who proposed it, and once."""
    found = []
    if not by.may(Permission.LISTS_APPROVE):
        found.append(Obstacle("not_yours", _("Perubahan daftar disahkan lurah.")))
    if amendment.state != AmendmentState.WAITING:
        found.append(Obstacle("decided", _("Perubahan ini sudah diputuskan.")))
    if amendment.proposed_by_id == by.pk:
        found.append(Obstacle("own", _("Perubahan ini Anda usulkan; orang lain yang mengesahkan.")))
    return found


def obstacles_to_carry_out(amendment: Amendment, *, is_sound: bool, on: date) -> list[Obstacle]:
    """What changed since it was proposed; `is_sound`, whether the replacement still fits."""
    if amendment.entry.standing == Standing.OFF:
        return [Obstacle("off", _("Keluarga ini sudah dikeluarkan dari daftar."))]
    if amendment.new_receiver:
        return obstacles_to_receiver(amendment.entry, amendment.new_receiver, on=on)
    if amendment.replacement and not is_sound:
        sentence = _("Penggantinya tidak menetap lagi atau bukan cadangan lagi; usulkan yang lain.")
        return [Obstacle("replacement_gone", sentence)]
    return []
