"""A seal says which key made it, so that older seals can be checked after the key was renewed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_values_erased_by_the_owner")]

    operations = [
        migrations.AddField(
            model_name="auditseal",
            name="key_number",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="nomor kunci"),
            preserve_default=False,
        ),
    ]
