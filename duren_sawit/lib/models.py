"""Columns many models share, as abstract models."""

import uuid

from django.db import models
from django.db.models.functions import Now


class PublicModel(models.Model):
    """A row with a name for the outside: `public_id` stands in addresses, the integer key never."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class Stamped(models.Model):
    """A row that knows when the database first saw it. Bookkeeping only: rules ask for `at`."""

    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        abstract = True
