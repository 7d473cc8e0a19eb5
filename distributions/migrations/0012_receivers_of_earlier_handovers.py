"""Who received before the name was kept: whoever the list names today."""

from django.db import migrations
from django.db.models import OuterRef, Subquery


def name_receivers(apps, _schema_editor):
    entries = apps.get_model("distributions", "ListEntry")
    named = entries.objects.filter(entitlements__handovers=OuterRef("pk")).values("name")
    unnamed = apps.get_model("distributions", "Handover").objects.filter(receiver_name="")
    unnamed.update(receiver_name=Subquery(named[:1]))


class Migration(migrations.Migration):
    dependencies = [("distributions", "0011_handover_receiver_name")]

    operations = [migrations.RunPython(name_receivers, migrations.RunPython.noop)]
