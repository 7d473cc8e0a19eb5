"""Whether the register is still what a sheet was compared with, where its rows touch it."""

from django.db import connection

from duren_sawit.audit.models import AuditEvent
from households.choices import Event
from households.models import ImportBatch

# Somebody wrote about a person or family of a row; a deed changed them; or somebody came since
# who is called like a new row without a number, which no constraint would notice.
STALE = """
    WITH chosen AS NOT MATERIALIZED (
        SELECT verdict, person_id, family_id, nik, name_key FROM households_importrow
        WHERE batch_id = %(batch)s AND is_chosen AND verdict IN ('NEW', 'CHANGED')
    ), touched AS MATERIALIZED (
        SELECT subject_type AS label, subject_id AS id FROM audit_auditevent
        WHERE recorded_at > %(since)s AND NOT is_access
            AND subject_type IN ('households.person', 'households.family')
        UNION
        SELECT replace(s.table_name, '_', '.'), s.row_id
        FROM households_formerstate s JOIN households_deed d ON d.id = s.deed_id
        WHERE greatest(d.created_at, d.undone_at) > %(since)s
    )
    SELECT EXISTS (
        SELECT FROM chosen JOIN touched ON id = person_id AND label = 'households.person'
    ) OR EXISTS (
        SELECT FROM chosen JOIN touched ON id = family_id AND label = 'households.family'
    ) OR EXISTS (
        SELECT FROM chosen JOIN households_person p ON p.name_key = chosen.name_key
        WHERE chosen.verdict = 'NEW' AND chosen.nik IS NULL AND p.created_at > %(since)s
            AND p.life_status <> 'INVALID'
    )
"""


def is_stale(batch: ImportBatch) -> bool:
    """Asks about the chosen rows only; what happened elsewhere since does not matter."""
    readings = AuditEvent.objects.about(batch).filter(event=Event.IMPORT_READ)
    since = readings.order_by("pk").values_list("recorded_at", flat=True).last()
    if since is None:
        return False
    with connection.cursor() as cursor:
        cursor.execute(STALE, {"batch": batch.pk, "since": since})
        return bool(cursor.fetchone()[0])
