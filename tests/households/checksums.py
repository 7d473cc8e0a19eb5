"""One sum for each table of the register, over all columns but `revision`."""

from django.db import connection

TABLES = ("households_dwelling", "households_family", "households_person")
SUM = """
    SELECT count(*), md5(coalesce(string_agg((to_jsonb(r) - 'revision')::text, '' ORDER BY id), ''))
    FROM {table} r
"""


def checksums() -> dict[str, tuple[int, str]]:
    found = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(SUM.format(table=table))
            found[table] = cursor.fetchone()
    return found
