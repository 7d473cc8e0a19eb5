"""Whoever signs in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts.choices import Title
from duren_sawit.accounts.scope import Scope
from duren_sawit.lib.encryption import EncryptedField
from duren_sawit.lib.models import PublicModel, Stamped
from duren_sawit.lib.nik import KkNumber, Nik

if TYPE_CHECKING:
    from duren_sawit.accounts.permissions import Permission
    from duren_sawit.areas.models import Area


class UserQuerySet(models.QuerySet["User"]):
    def open(self) -> UserQuerySet:
        """Those who may sign in."""
        return self.filter(is_active=True)

    def by_name(self) -> UserQuerySet:
        return self.order_by("full_name", "pk")


class UserManager(BaseUserManager["User"].from_queryset(UserQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username__iexact=username)

    def username_of(self, typed: str) -> str:
        """The user name of whoever has this phone number; otherwise what was typed."""
        number = phone_number(typed)
        found = number and self.filter(phone=number).values_list("username", flat=True).first()
        return found or typed


class User(PublicModel, Stamped, AbstractBaseUser):
    """A person who signs in. What they may do comes from their role assignments alone.

    `nik` and `kk_number` are optional; they serve to flag a person's own family.
    """

    username = models.CharField(_("nama pengguna"), max_length=60)
    full_name = models.CharField(_("nama lengkap"), max_length=120)
    title = models.CharField(_("sapaan"), max_length=10, choices=Title.choices)
    phone = models.CharField(_("No. HP"), max_length=20, blank=True)  # E.164: "+62812..."
    email = models.EmailField(_("surel"), blank=True)
    nik = EncryptedField(Nik, verbose_name=_("NIK"), null=True, blank=True)
    kk_number = EncryptedField(KkNumber, verbose_name=_("No. KK"), null=True, blank=True)
    language = models.CharField(_("bahasa"), max_length=2, default="id")
    is_active = models.BooleanField(_("boleh masuk"), default=True)
    must_change_password = models.BooleanField(_("ganti kata sandi saat masuk"), default=False)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name", "title"]

    objects = UserManager()

    class Meta:
        verbose_name = _("pengguna")
        constraints = [
            models.UniqueConstraint(
                models.functions.Lower("username"),
                name="accounts_user_username_unique",
                violation_error_message=_("Nama pengguna ini sudah dipakai."),
            ),
            models.UniqueConstraint(
                fields=["phone"],
                condition=~models.Q(phone=""),
                name="accounts_user_phone_unique",
                violation_error_message=_("No. HP ini sudah dipakai pengguna lain."),
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
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def short_name(self) -> str:
        """ "Bu Sri", "Pak Budi": how the application speaks to this person."""
        short = _("Bu") if self.title == Title.IBU else _("Pak")
        return f"{short} {self.full_name.split()[0]}"

    @cached_property
    def scope(self) -> Scope:
        """Roles and areas of today; one query, then kept for this request."""
        today = self.assignments.model.today()
        held = self.assignments.on(today).values_list("role", "area__path")
        return Scope(tuple(held))

    def may(self, permission: Permission, area: Area | None = None) -> bool:
        return self.scope.may(permission, area)
