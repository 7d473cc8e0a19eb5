"""Writes the chosen rows of a batch into the register, inside the transaction of their deed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from households.models import ImportBatch, ImportRow
from households.staging import heads

ALIVE = "coalesce(nullif(t.life_status, ''), 'ALIVE')"
KEPT = ", ".join(
    f"r.{field.column}"
    for field in ImportRow._meta.concrete_fields
    if field.name not in {"person", "family"}
)
CHOSEN = f"""
    DROP TABLE IF EXISTS todo, new_families, touched, homes, new_dwellings;
    CREATE TEMP TABLE new_families ON COMMIT DROP AS
    SELECT nextval('households_family_id_seq') AS id, g.*
    FROM (
        SELECT DISTINCT ON (group_key) group_key, area_id, kk_number, kk_tail_index
        FROM households_importrow
        WHERE batch_id = %(batch)s AND is_chosen AND verdict IN ('NEW', 'CHANGED')
            AND family_id IS NULL
        ORDER BY group_key, (kk_number IS NULL), number
    ) g;
    CREATE TEMP TABLE todo ON COMMIT DROP AS
    SELECT {KEPT}, coalesce(r.family_id, n.id) AS family_id,
        CASE WHEN r.verdict = 'NEW'
            THEN nextval('households_person_id_seq')
            ELSE r.person_id END AS person_id
    FROM households_importrow r
    LEFT JOIN new_families n ON r.family_id IS NULL AND n.group_key = r.group_key
    WHERE r.batch_id = %(batch)s AND r.is_chosen AND r.verdict IN ('NEW', 'CHANGED');
    CREATE TEMP TABLE touched ON COMMIT DROP AS
    SELECT family_id FROM todo UNION
    SELECT p.family_id FROM households_person p JOIN todo t ON t.person_id = p.id;
    ANALYZE todo;
    ANALYZE touched;
"""
# Families meet in one dwelling when its address has a house number; a street alone is no dwelling.
HOMES = """
    CREATE TEMP TABLE homes ON COMMIT DROP AS
    SELECT DISTINCT ON (t.family_id) t.family_id, t.area_id, t.address, t.address_key,
        t.latitude, t.longitude, f.dwelling_id AS former_id, NULL::bigint AS dwelling_id,
        f.area_id = t.area_id AND s.families = 1 AS is_alone,
        CASE WHEN regexp_replace(t.address_key, '\\m(rt|rw)\\s*\\d+', '', 'g') ~ '\\d'
            THEN 0 ELSE t.family_id END AS shared_by
    FROM todo t
    LEFT JOIN households_family f ON f.id = t.family_id
    LEFT JOIN LATERAL (
        SELECT count(*) AS families FROM households_family o WHERE o.dwelling_id = f.dwelling_id
    ) s ON f.dwelling_id IS NOT NULL
    WHERE t.address_key <> ''
        AND (f.id IS NULL OR t.changed_fields && ARRAY['address', 'area']::varchar[])
    ORDER BY t.family_id, t.number;
    ANALYZE homes;
    UPDATE homes h SET dwelling_id = d.id
    FROM (
        SELECT area_id, address_key, min(id) AS id FROM households_dwelling GROUP BY 1, 2
    ) d
    WHERE h.shared_by = 0 AND d.area_id = h.area_id AND d.address_key = h.address_key;
    UPDATE households_dwelling d SET address = h.address, address_key = h.address_key
    FROM homes h WHERE h.dwelling_id IS NULL AND h.is_alone AND d.id = h.former_id;
    UPDATE homes SET dwelling_id = former_id WHERE dwelling_id IS NULL AND is_alone;
    CREATE TEMP TABLE new_dwellings ON COMMIT DROP AS
    SELECT nextval('households_dwelling_id_seq') AS id, h.*
    FROM (
        SELECT DISTINCT ON (area_id, address_key, shared_by)
            area_id, address_key, shared_by, address, latitude, longitude
        FROM homes WHERE dwelling_id IS NULL
        ORDER BY area_id, address_key, shared_by, family_id
    ) h;
    INSERT INTO households_dwelling
        (id, public_id, area_id, address, address_key, latitude, longitude)
    SELECT id, gen_random_uuid(), area_id, address, address_key, latitude, longitude
    FROM new_dwellings ORDER BY id;
    UPDATE homes h SET dwelling_id = n.id FROM new_dwellings n
    WHERE h.dwelling_id IS NULL AND n.area_id = h.area_id
        AND n.address_key = h.address_key AND n.shared_by = h.shared_by;
"""
FAMILIES = """
    UPDATE households_family f SET
        area_id = t.area_id,
        dwelling_id = CASE WHEN t.home_id IS NOT NULL THEN t.home_id
            WHEN f.area_id = t.area_id THEN f.dwelling_id END,
        kk_number = coalesce(t.kk_number, f.kk_number),
        kk_tail_index = coalesce(t.kk_tail_index, f.kk_tail_index)
    FROM (
        SELECT DISTINCT ON (t.family_id) t.family_id, coalesce(t.area_id, own.area_id) AS area_id,
            h.dwelling_id AS home_id,
            CASE WHEN 'kk_number' = ANY (changed_fields) THEN t.kk_number END AS kk_number,
            CASE WHEN 'kk_number' = ANY (changed_fields) THEN t.kk_tail_index END AS kk_tail_index
        FROM todo t
        JOIN households_family own ON own.id = t.family_id
        LEFT JOIN homes h ON h.family_id = t.family_id
        WHERE t.changed_fields && ARRAY['area', 'address', 'kk_number']::varchar[]
            AND NOT 'family' = ANY (t.changed_fields)
        ORDER BY t.family_id, t.number
    ) t
    WHERE f.id = t.family_id;
    INSERT INTO households_family
        (id, public_id, area_id, dwelling_id, kk_number, kk_tail_index)
    SELECT n.id, gen_random_uuid(), n.area_id, h.dwelling_id, n.kk_number, n.kk_tail_index
    FROM new_families n LEFT JOIN homes h ON h.family_id = n.id ORDER BY n.id;
    UPDATE households_dwelling d SET latitude = t.latitude, longitude = t.longitude
    FROM (
        SELECT DISTINCT ON (f.dwelling_id) f.dwelling_id, t.latitude, t.longitude
        FROM todo t JOIN households_family f ON f.id = t.family_id
        WHERE 'latitude' = ANY (t.changed_fields) ORDER BY f.dwelling_id, t.number
    ) t
    WHERE d.id = t.dwelling_id
        AND (d.latitude, d.longitude) IS DISTINCT FROM (t.latitude, t.longitude);
"""
FACTS = (
    "name", "nik", "nik_tail_index", "temporary_nik", "relation", "sex", "born_on", "birth_place",
    "marital_status", "education", "occupation", "disability", "phone",
)  # fmt: skip
NEW_PEOPLE = f"""
    INSERT INTO households_person
        (id, public_id, family_id, name_key, life_status, status_on, status_reason,
        {", ".join(FACTS)})
    SELECT t.person_id, gen_random_uuid(), t.family_id, t.name_key, {ALIVE},
        CASE WHEN {ALIVE} <> 'ALIVE' THEN %(on)s::date END,
        CASE WHEN {ALIVE} <> 'ALIVE' THEN %(reason)s ELSE '' END,
        {", ".join(f"t.{column}" for column in FACTS)}
    FROM todo t WHERE t.verdict = 'NEW' ORDER BY t.number, t.id
"""
FOLLOWS = {"name_key": "name", "nik_tail_index": "nik", "family_id": "family"}
SET = ", ".join(
    f"{column} = CASE WHEN '{FOLLOWS.get(column, column)}' = ANY (t.changed_fields)"
    f" THEN t.{column} ELSE p.{column} END"
    for column in (*FACTS, "name_key", "family_id", "life_status")
)
CHANGED_PEOPLE = f"""
    UPDATE households_person p SET {SET},
        status_on = CASE WHEN 'life_status' = ANY (t.changed_fields) AND t.life_status <> 'ALIVE'
            THEN %(on)s::date ELSE p.status_on END,
        status_reason = CASE WHEN 'life_status' = ANY (t.changed_fields)
            THEN %(reason)s ELSE p.status_reason END
    FROM todo t
    WHERE t.verdict = 'CHANGED' AND p.id = t.person_id AND p.life_status <> 'INVALID'
        AND t.changed_fields && ARRAY[
            'family', 'life_status', {", ".join(f"'{column}'" for column in FACTS)}
        ]::varchar[]
"""
STEPS = (CHOSEN, HOMES, FAMILIES, NEW_PEOPLE, CHANGED_PEOPLE, *heads.STEPS)


def apply(batch: ImportBatch, *, on: date) -> Iterator[tuple[int, int]]:
    """New and changed rows as they were judged; every family is left with one living head.

    Yields how many steps of how many are done.
    """
    said: dict[str, Any] = {"batch": batch.pk, "on": on, "reason": _("Menurut berkas impor.")}
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL work_mem = '64MB'")  # whole sheets are joined and sorted
        for done, statement in enumerate(STEPS, start=1):
            cursor.execute(statement, said)
            yield done, len(STEPS)


def refresh_statistics() -> None:
    """After many rows changed at once, so that PostgreSQL plans the next pages well."""
    with connection.cursor() as cursor:
        cursor.execute(
            "ANALYZE households_dwelling, households_family, households_person,"
            " households_familysummary"
        )
