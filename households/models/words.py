"""The words of names and addresses, so that a misspelt one finds the right ones."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _

from households.choices import WordKind


class SearchWord(models.Model):
    """One word that stands in some name or address, as keys write it. Written by PostgreSQL alone.

    A few thousand words are compared with what somebody typed; whoever bears the right ones is then
    found by equality, however many people there are.
    """

    kind = models.CharField(_("jenis"), max_length=10, choices=WordKind.choices, editable=False)
    word = models.CharField(_("kata"), max_length=200, editable=False)

    class Meta:
        verbose_name = _("kata")
        indexes = [
            GinIndex(OpClass("word", "gin_trgm_ops"), name="households_searchword_like"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "word"],
                name="households_searchword_once",
                violation_error_message=_("Kata ini sudah ada."),
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=WordKind.values),
                name="households_searchword_kind_known",
                violation_error_message=_("Jenis kata belum dikenal."),
            ),
        ]

    def __str__(self) -> str:
        return self.word
