"""The demo village: Kelurahan Duren Sawit with invented people, the same every time.

The tree and the nine people come into being through the services, so that the trail tells of
them; the two hundred others are written in bulk.
"""

from datetime import datetime
from random import Random

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import transaction
from django.utils.translation import gettext as _

from duren_sawit.accounts import demo
from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.demo import crowd
from duren_sawit.accounts.details import Details
from duren_sawit.accounts.models import User
from duren_sawit.accounts.policies.assignments import Offer
from duren_sawit.accounts.registry import DemoVillage, demo_stories
from duren_sawit.accounts.services import assignments, credentials, people
from duren_sawit.areas.choices import VillageKind
from duren_sawit.areas.models import Area, Site
from duren_sawit.areas.services import areas
from duren_sawit.areas.services.sites import Words
from duren_sawit.lib.nik import KkNumber, Nik
from duren_sawit.lib.refusals import Obstacle, Refusal

CODE = "31.75.07.1001"
SEED = 13440
# 17 RWs with 181 RTs, as in 2015; how many each has is invented.
RT_COUNTS = (11, 10, 12, 9, 13, 10, 8, 12, 11, 14, 10, 9, 11, 12, 10, 8, 11)
WORDS = Words(
    kind=VillageKind.KELURAHAN,
    name="Duren Sawit",
    head_title="Lurah",
    province_line="Pemerintah Provinsi Daerah Khusus Ibukota Jakarta",
    city_line="Kota Administrasi Jakarta Timur",
    district_line="Kecamatan Duren Sawit",
    address="Jalan Contoh Raya No. 1",
    phone="(021) 0000 0000",
    postal_code="13440",
    place_of_signing="Jakarta",
)


@transaction.atomic
def plant(*, at: datetime) -> DemoVillage:
    """The demo village with all its stories; a second time changes nothing but the passwords.

    Refuses a database that holds a real village.
    """
    site = Site.objects.select_related("village").first()
    if site and not site.is_demo:
        raise Refusal(Obstacle("real", _("Basis data ini berisi kelurahan yang sungguhan.")))
    if not site:
        site = areas.found_village(CODE, words=WORDS, is_demo=True, by=None, at=at)
        areas.add_rws(site, rt_counts=RT_COUNTS, by=None, at=at)
    village = DemoVillage(site, _nine(site, at), _tree(site), Random(SEED), at)  # noqa: S311 -- no secret
    crowd.gather(village)
    for story in demo_stories():
        story(village)
    return village


def _tree(site: Site) -> dict[str, Area]:
    start = len(site.village.path)
    return {area.code[start:]: area for area in Area.objects.in_order()}


def _nine(site: Site, at: datetime) -> dict[str, User]:
    """Operator and lurah from the terminal, the others by them; all with the known password."""
    found = {person.username: person for person in User.objects.all() if _is_of_the_nine(person)}
    order = sorted(demo.PEOPLE, key=lambda one: one.role not in (Role.LURAH, Role.OPERATOR))
    for number, one in enumerate(order, start=1):
        if one.username not in found:
            found[one.username] = _arrive(one, number, found, at)
        _unlock(found[one.username], one, at)
    for one in order:
        _serve(found[one.username], one, found, at)
    return found


def _is_of_the_nine(person: User) -> bool:
    return any(person.username == one.username for one in demo.PEOPLE)


def _arrive(one: demo.DemoPerson, number: int, there: dict[str, User], at: datetime) -> User:
    details = Details(
        username=one.username,
        full_name=one.full_name,
        title=one.title,
        nip=one.nip,
        phone=f"+628120000{number:04}",
        nik=Nik(f"317507{crowd.birth_digits(one.title, number)}{9000 + number}"),
        kk_number=KkNumber(f"317507010120{9000 + number}"),
    )
    return people.add(details, by=there.get("operator"), at=at).person


def _unlock(person: User, one: demo.DemoPerson, at: datetime) -> None:
    """The known password and second code, whatever visitors of the demo did to them."""
    if person.must_change_password or not person.check_password(demo.PASSWORD):
        credentials.change_own_password(person, password=demo.PASSWORD, by=person, at=at)
        person.refresh_from_db()
    if not one.code_seed:
        return
    data = {"secret": get_adapter().encrypt(one.code_seed)}
    _factor, is_new = Authenticator.objects.update_or_create(
        user=person, type=Authenticator.Type.TOTP, defaults={"data": data}
    )
    RecoveryCodes.activate(person)
    if is_new:
        credentials.note_second_factor(person, by=person, at=at)


def _serve(person: User, one: demo.DemoPerson, people_there: dict[str, User], at: datetime) -> None:
    if person.assignments.exists():
        return
    code = f"{CODE}.{one.area}" if one.area else CODE
    offer = Offer(
        role=one.role,
        area=Area.objects.get(code=code),
        valid_from=crowd.months_before(at, 14),
        mandate="SK 012/2025 (contoh)",
    )
    first = one.role in (Role.LURAH, Role.OPERATOR)
    giver = None if first else people_there["operator"]
    given = assignments.give(person, offer=offer, by=giver, at=at)
    if offer.rule.needs_approval and giver:
        assignments.approve(given, by=people_there["lurah"], at=at)
