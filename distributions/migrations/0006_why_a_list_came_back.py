from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("distributions", "0005_proxy_rules")]

    operations = [
        migrations.AddField(
            model_name="recipientlist",
            name="returned_because",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=300,
                verbose_name="sebab dikembalikan",
            ),
        ),
    ]
