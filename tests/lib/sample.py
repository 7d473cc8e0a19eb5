"""Models with every kind of encrypted column, of an app that is installed nowhere."""

from django.db import models

from duren_sawit.lib.encryption import EncryptedField
from duren_sawit.lib.models import PublicModel, Stamped
from duren_sawit.lib.nik import KkNumber, Nik


class Card(models.Model):
    """An abstract model, to see that the index column follows to its children."""

    kk_number = EncryptedField(KkNumber, null=True, blank=True)

    class Meta:
        abstract = True


class Resident(Card, PublicModel, Stamped):
    name = models.CharField(max_length=100)
    nik = EncryptedField(Nik, null=True, blank=True)
    phrase = EncryptedField(str, default="", blank=True)
    story = EncryptedField(str, indexed=False, default="", blank=True)

    class Meta:
        app_label = "sample"
        constraints = [
            models.UniqueConstraint(
                fields=["nik_index"],
                name="sample_resident_nik_once",
                violation_error_message="NIK ini sudah terdaftar.",
            )
        ]

    def __str__(self):
        return self.name


class StagedRow(models.Model):
    """A staging table whose values can be copied into Resident inside the database."""

    nik = EncryptedField(Nik, null=True, bound_to="sample_resident.nik")

    class Meta:
        app_label = "sample"

    def __str__(self):
        return str(self.pk)
