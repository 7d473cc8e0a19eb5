"""Whoever signs in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts.choices import Language, Role, Title
from duren_sawit.accounts.models.assignments import RoleAssignment, held_by
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.scope import Scope
from duren_sawit.areas.models import below
from duren_sawit.lib.encryption import EncryptedField
from duren_sawit.lib.models import PublicModel, Stamped
from duren_sawit.lib.nik import KkNumber, Nik
from duren_sawit.lib.nip import Nip
from duren_sawit.lib.phones import PhoneNumber

if TYPE_CHECKING:
    from duren_sawit.areas.models import Area


class UserQuerySet(models.QuerySet["User"]):
    def held(self) -> UserQuerySet:
        """As they are now, held until the transaction ends."""
        return self.select_for_update(of=("self",))

    def open(self) -> UserQuerySet:
        """Those who may sign in."""
        return self.filter(is_active=True)

    def closed(self) -> UserQuerySet:
        return self.filter(is_active=False)

    def never_signed_in(self) -> UserQuerySet:
        return self.open().filter(last_login__isnull=True)

    def without_duty(self, on: date) -> UserQuerySet:
        """Open accounts that hold no role on that day."""
        serving = RoleAssignment.objects.on(on).values("person_id")
        return self.open().exclude(pk__in=serving)

    def serving(self, *, paths: tuple[str, ...], role: str = "", on: date) -> UserQuerySet:
        """Those who hold a role (this one, when given) within the areas on that day."""
        held = RoleAssignment.objects.on(on).filter(below(paths, "area__path"))
        held = held.filter(role=role) if role else held
        return self.filter(pk__in=held.values("person_id"))

    def with_ending(self, first: date, last: date) -> UserQuerySet:
        """Those who hold a role whose last day lies between the two."""
        ending = RoleAssignment.objects.ending(first, last)
        return self.open().filter(pk__in=ending.values("person_id"))

    def with_waiting(self) -> UserQuerySet:
        """Those for whom a role is proposed."""
        return self.filter(pk__in=RoleAssignment.objects.waiting().values("person_id"))

    def named(self, words: str) -> UserQuerySet:
        """Every word occurs in the full name or in the user name."""
        found = self
        for word in words.split():
            found = found.filter(
                models.Q(full_name__icontains=word) | models.Q(username__icontains=word)
            )
        return found

    def visible_to(self, reader: User) -> UserQuerySet:
        """Whoever serves or served where the reader may see people.

        Who serves nowhere is seen by those who manage people.
        """
        seen = RoleAssignment.objects.visible_to(reader, Permission.PEOPLE_VIEW)
        condition = models.Q(pk__in=seen.values("person_id"))
        if reader.may(Permission.PEOPLE_MANAGE):
            condition |= ~models.Q(pk__in=RoleAssignment.objects.values("person_id"))
        return self.filter(condition)

    def without_numbers(self) -> UserQuerySet:
        """For lists: NIK and KK number would be deciphered one by one and shown nowhere."""
        return self.defer("nik", "kk_number")

    def by_name(self) -> UserQuerySet:
        return self.order_by("full_name", "pk")


class UserManager(BaseUserManager["User"].from_queryset(UserQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, username: str | None) -> User:
        found: User = self.get(username=username)
        return found

    def typed(self, typed: str) -> User | None:
        """The person whose user name or phone number was typed into the sign-in page."""
        try:
            by_phone = models.Q(phone=PhoneNumber.parse(typed).e164)
        except ValueError:
            by_phone = models.Q(pk__in=[])
        found: User | None = (
            self.filter(models.Q(username=typed.strip().lower()) | by_phone).order_by("pk").first()
        )
        return found


class User(PublicModel, Stamped, AbstractBaseUser):
    """A person who signs in. What they may do comes from their role assignments alone.

    `nik` and `kk_number` are optional; they serve to flag a person's own family.
    """

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name", "title"]

    username = models.CharField(_("nama pengguna"), max_length=60)
    full_name = models.CharField(_("nama lengkap"), max_length=120)
    title = models.CharField(_("sapaan"), max_length=10, choices=Title.choices)
    phone = models.CharField(_("No. HP"), max_length=20, blank=True)  # E.164: "+62812..."
    email = models.EmailField(_("surel"), blank=True)
    nip = models.CharField(_("NIP"), max_length=18, blank=True)  # digits; public, on letters
    nik = EncryptedField(Nik, verbose_name=_("NIK"), null=True, blank=True)
    kk_number = EncryptedField(KkNumber, verbose_name=_("No. KK"), null=True, blank=True)
    language = models.CharField(
        _("bahasa"), max_length=2, choices=Language.choices, default=Language.ID
    )
    is_active = models.BooleanField(_("boleh masuk"), default=True)
    must_change_password = models.BooleanField(_("ganti kata sandi saat masuk"), default=False)
    # Who made the present password or took away the second factor; empty: the person. The same
    # hand may not do both, or it could sign in as this person.
    password_set_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kata sandi dari"),
    )
    second_factor_reset_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kode kedua dihapus"),
    )
    session_round = models.PositiveIntegerField(_("putaran masuk"), default=0, editable=False)

    objects = UserManager()

    class Meta:
        verbose_name = _("pengguna")
        constraints = [
            models.UniqueConstraint(
                fields=["username"],
                name="accounts_user_username_unique",
                violation_error_message=_("Nama pengguna ini sudah dipakai."),
            ),
            models.CheckConstraint(
                condition=models.Q(username__regex=r"^[a-z][a-z0-9._-]{0,58}[a-z0-9]$"),
                name="accounts_user_username_plain",
                violation_error_message=_("Pakai huruf kecil, angka, titik; diawali huruf."),
            ),
            models.UniqueConstraint(
                fields=["phone"],
                condition=~models.Q(phone=""),
                name="accounts_user_phone_unique",
                violation_error_message=_("No. HP ini sudah dipakai pengguna lain."),
            ),
            models.UniqueConstraint(
                fields=["nip"],
                condition=~models.Q(nip=""),
                name="accounts_user_nip_unique",
                violation_error_message=_("NIP ini sudah dipakai pengguna lain."),
            ),
            models.CheckConstraint(
                condition=models.Q(nip="") | models.Q(nip__regex=r"^[0-9]{18}$"),
                name="accounts_user_nip_plain",
                violation_error_message=_("NIP terdiri dari 18 angka."),
            ),
            models.UniqueConstraint(
                fields=["nik_index"],
                name="accounts_user_nik_unique",
                violation_error_message=_("NIK ini sudah dipakai pengguna lain."),
            ),
            models.CheckConstraint(
                condition=models.Q(title__in=Title.values),
                name="accounts_user_title_known",
                violation_error_message=_("Sapaan belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(language__in=Language.values),
                name="accounts_user_language_known",
                violation_error_message=_("Bahasa ini belum ada."),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def short_name(self) -> str:
        """ "Bu Sri", "Pak Budi": how the application speaks to this person."""
        short = _("Bu") if self.title == Title.IBU else _("Pak")
        return f"{short} {self.full_name.split()[0]}"

    @property
    def written_nip(self) -> str:
        """ "19700817 199503 1 001"; empty without one."""
        return str(Nip(self.nip)) if self.nip else ""

    @property
    def written_phone(self) -> str:
        """ "0812 3456 7890"; empty without one."""
        return PhoneNumber(self.phone).display if self.phone else ""

    @cached_property
    def held_today(self) -> tuple[RoleAssignment, ...]:
        """The roles of today with their areas; one query, then kept for this request."""
        return held_by(self, RoleAssignment.today())

    @cached_property
    def scope(self) -> Scope:
        """What follows from them; kept as well."""
        return Scope(tuple((Role(one.role), one.area.path) for one in self.held_today))

    @cached_property
    def weight(self) -> frozenset[Permission]:
        """What could do harm in wrong hands: of each role proposed or given that is not over.

        Who guards a sign-in must not wait for the day a role begins. One query, kept like `scope`.
        """
        standing = self.assignments.within(self.assignments.model.today(), None)
        return frozenset().union(*(one.rule.weight for one in standing))

    def may(self, permission: Permission, area: Area | None = None) -> bool:
        return self.scope.may(permission, area)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        # Sessions also end when `session_round` is raised, not only with a new password.
        salt = "duren_sawit.accounts.models.users.User.session"
        said = f"{self.password}:{self.session_round}"
        return salted_hmac(salt, said, secret=secret, algorithm="sha256").hexdigest()
