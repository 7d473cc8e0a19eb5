from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("areas", "0001_initial"),
        ("distributions", "0014_findings"),
    ]

    operations = [
        migrations.AddField(
            model_name="entitlement",
            name="signed_anyway_on",
            field=models.DateField(blank=True, null=True, verbose_name="tetap bertanda tangan"),
        ),
        migrations.AddConstraint(
            model_name="entitlement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signed_anyway_on__isnull", True),
                    ("withdrawn_at__isnull", False),
                    _connector="OR",
                ),
                name="distributions_entitlement_signed_anyway",
                violation_error_message="Jatah ini belum dicabut.",
            ),
        ),
    ]
