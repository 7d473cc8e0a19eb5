"""May this person collect for the receiver: the rules of proxies, and who is never one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from distributions.choices import ProxyKind
from distributions.facts import ProxyFacts
from distributions.models import Entitlement, ListEntry
from duren_sawit.accounts.models import User
from duren_sawit.lib import names
from duren_sawit.lib.refusals import Obstacle
from households.choices import LifeStatus

if TYPE_CHECKING:
    from distributions.policies.handovers import Desk


def obstacles_to_proxy(
    entitlement: Entitlement, proxy: ProxyFacts | None, desk: Desk
) -> list[Obstacle]:
    if proxy is None:
        return []
    rule = desk.rules.get(proxy.kind)
    if rule is None or not rule.is_allowed:
        return [_not_allowed(proxy)]
    found = [*_missing_of(proxy), *_obstacles_to_person(entitlement.entry, proxy, desk.by)]
    if rule.needs_letter and not proxy.letter_seen:
        found.append(Obstacle("no_letter", _letter_sentence(proxy, is_later=desk.is_later)))
    return found


def _not_allowed(proxy: ProxyFacts) -> Obstacle:
    sentence = _("Wakil seperti ini tidak diperbolehkan.")
    if proxy.kind == ProxyKind.OTHER:
        sentence = _("Wakil di luar KK penerima tidak diperbolehkan.")
    return Obstacle("proxy_not_allowed", sentence)


def _missing_of(proxy: ProxyFacts) -> Iterable[Obstacle]:
    if not proxy.called.strip():
        yield Obstacle("no_name", _("Tulis nama yang mewakili."))
    if not proxy.relation.strip():
        yield Obstacle("no_relation", _("Tulis hubungan wakil dengan penerima."))


def _obstacles_to_person(entry: ListEntry, proxy: ProxyFacts, by: User) -> Iterable[Obstacle]:
    """Who collects is neither who receives nor who writes it down, and of the card if said so."""
    if proxy.fits_many:
        sentence = _("Ada beberapa %(name)s di KK ini. Tulis nama lengkapnya.")
        yield Obstacle("many_of_kk", sentence % {"name": proxy.called})
    elif proxy.kind == ProxyKind.SAME_KK and not _is_of_card(entry, proxy):
        sentence = _("%(name)s tidak tercatat di KK penerima. Pakai surat kuasa.")
        yield Obstacle("not_of_kk", sentence % {"name": proxy.called})
    if proxy.person and proxy.person.pk == entry.receiver_id:
        yield Obstacle("receiver", _("Ini penerimanya sendiri. Pilih diambil sendiri."))
    yield from _obstacles_to_oneself(proxy, by)


def _is_of_card(entry: ListEntry, proxy: ProxyFacts) -> bool:
    person = proxy.person
    if person is None or person.life_status != LifeStatus.ALIVE:
        return False
    return person.family_id == entry.family_id


def _obstacles_to_oneself(proxy: ProxyFacts, by: User) -> Iterable[Obstacle]:
    """Known by number where both have one, otherwise by name, which a namesake may bear."""
    nik = proxy.nik or (proxy.person.nik if proxy.person else None)
    if nik and by.nik:
        if nik == by.nik:
            sentence = _("Anda sendiri yang mewakili. Petugas lain yang mencatat.")
            yield Obstacle("own_proxy", sentence)
    elif proxy.called.strip() and names.key(proxy.called) == names.key(by.full_name):
        sentence = _("Nama wakil sama dengan nama Anda. Petugas lain yang mencatat.")
        yield Obstacle("own_name", sentence)


def _letter_sentence(proxy: ProxyFacts, *, is_later: bool) -> str:
    if not is_later or proxy.kind != ProxyKind.OTHER:
        return _("Periksa dahulu surat kuasanya, lalu centang atau tulis “kuasa”.")
    sentence = _(
        "%(name)s tidak tercatat di KK penerima, jadi perlu surat kuasa."
        " Bila sudah diperiksa, tulis %(name)s (%(relation)s, kuasa)."
    )
    return sentence % {"name": proxy.called, "relation": proxy.relation}
