from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("distributions", "0010_amendments_with_rule_and_answer")]

    operations = [
        migrations.AddField(
            model_name="handover",
            name="receiver_name",
            field=models.CharField(default="", max_length=120, verbose_name="nama penerima"),
            preserve_default=False,
        ),
    ]
