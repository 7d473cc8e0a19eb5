"""What happened among the people of the demo: a proposal waits, and somebody looked at a NIK."""

from datetime import timedelta

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from duren_sawit.accounts import demo
from duren_sawit.accounts.choices import Role, Title
from duren_sawit.accounts.details import Details
from duren_sawit.accounts.models import User
from duren_sawit.accounts.policies.assignments import Offer
from duren_sawit.accounts.registry import DemoVillage, register_demo_story
from duren_sawit.accounts.services import assignments, credentials, people
from duren_sawit.audit.models import AuditEvent

NEWCOMER = "maria.lobo"


def a_second_auditor(village: DemoVillage) -> None:
    """The operator proposes one; the lurah finds it on the home page."""
    if User.objects.filter(username=NEWCOMER).exists():
        return
    operator = village.people["operator"]
    details = Details(NEWCOMER, "Maria Lobo", Title.IBU, phone="+628120000099")
    new = people.add(details, by=operator, at=village.at).person
    credentials.change_own_password(new, password=demo.PASSWORD, by=new, at=village.at)
    TOTP.activate(new, generate_totp_secret())
    credentials.note_second_factor(new, by=new, at=village.at)
    offer = Offer(
        Role.AUDITOR,
        village.area(),
        village.today + timedelta(days=7),
        mandate="Usulan LMK RW 05 (contoh)",
    )
    assignments.give(new, offer=offer, by=operator, at=village.at)


def a_look_at_a_number(village: DemoVillage) -> None:
    looked = village.people["rt"]
    if not AuditEvent.objects.about(looked).accesses().exists():
        people.reveal(
            looked,
            reason="Mencocokkan KK untuk surat tugas",
            by=village.people["kesra"],
            at=village.at,
        )


register_demo_story(10, a_second_auditor)
register_demo_story(20, a_look_at_a_number)
