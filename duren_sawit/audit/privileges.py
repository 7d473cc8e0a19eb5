"""What the application's own database role may do: work with rows, and only add to the trail.

Given anew after each `migrate`, also the one within a restore, since backups carry no privileges.
Where one role is all there is, there is nothing to give.
"""

from typing import Any

from django.conf import settings
from django.db import connections, transaction
from psycopg import sql

SCHEMA = "public"
ROWS = (
    "GRANT USAGE ON SCHEMA {schema} TO {role}",
    # MAINTAIN: figures are taken anew (ANALYZE) after an import.
    "GRANT SELECT, INSERT, UPDATE, DELETE, MAINTAIN ON ALL TABLES IN SCHEMA {schema} TO {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role}",
)
READ_ONLY = "REVOKE INSERT, UPDATE, DELETE ON {table} FROM {role}"
ADD_ONLY = "REVOKE UPDATE, DELETE ON {table} FROM {role}"
# What retention needs; everybody's by default, and so by a restore.
ERASING = (
    "REVOKE ALL ON FUNCTION audit_erase_values(timestamptz, integer) FROM PUBLIC",
    "GRANT EXECUTE ON FUNCTION audit_erase_values(timestamptz, integer) TO {role}",
)
TRAIL = r"SELECT tablename FROM pg_tables WHERE schemaname = %s AND tablename LIKE 'audit\_%%'"
CAN_ERASE = "SELECT to_regprocedure('audit_erase_values(timestamptz, integer)') IS NOT NULL"


def give(*, using: str, **_said: Any) -> None:
    """Everything at once: no other session sees a moment with too many privileges."""
    if not settings.DATABASE_APPLICATION_ROLE:
        return
    names = {
        "schema": sql.Identifier(SCHEMA),
        "role": sql.Identifier(settings.DATABASE_APPLICATION_ROLE),
    }
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(TRAIL, [SCHEMA])
        trail = [name for (name,) in cursor.fetchall()]
        cursor.execute(CAN_ERASE)
        (can_erase,) = cursor.fetchone()
        for statement in (*ROWS, *(ERASING if can_erase else ())):
            cursor.execute(sql.SQL(statement).format(**names))
        for table, rule in [
            ("django_migrations", READ_ONLY),
            *((name, ADD_ONLY) for name in trail),
        ]:
            cursor.execute(sql.SQL(rule).format(table=sql.Identifier(table), **names))
