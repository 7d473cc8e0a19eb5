from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("distributions", "0012_receivers_of_earlier_handovers")]

    operations = [
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(("receiver_name", ""), _negated=True),
                name="distributions_handover_receiver_named",
                violation_error_message="Serah terima menyebut penerimanya.",
            ),
        ),
    ]
