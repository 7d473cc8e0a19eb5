"""What a row would do: new, changed field by field, the same, or a question for a person."""

ASK = """
    UPDATE incoming i SET verdict = 'UNCLEAR', reason = CASE
        WHEN life_status = 'INVALID' THEN %(invalid)s
        WHEN name = '' AND nik IS NOT NULL THEN %(unknown_nik)s
        WHEN name = '' THEN %(nobody)s
        WHEN rt > 0 THEN format(%(no_rw)s, lpad(rt::text, 3, '0'))
        ELSE %(no_rt)s END
    WHERE verdict = 'NEW' AND (
        life_status = 'INVALID' OR (person_id IS NULL AND (name = '' OR area_id IS NULL))
    )
"""
SECOND_HEADS = """
    WITH heads AS (
        SELECT line, first_value(line) OVER per_unit AS first,
            first_value(number) OVER per_unit AS number
        FROM incoming WHERE verdict = 'NEW' AND relation = 'HEAD' AND is_alive
        WINDOW per_unit AS (PARTITION BY unit ORDER BY number, line)
    )
    UPDATE incoming i SET relation = '', warnings = warnings || format(%(two_heads)s, h.number)
    FROM heads h WHERE h.line = i.line AND h.first <> h.line
"""
# Where the sheet names no living head, the register's stays.
HEADS_STAY = """
    UPDATE incoming i SET relation = '' FROM households_familysummary s
    WHERE s.head_id = i.person_id AND s.family_id = i.family_id AND i.verdict = 'NEW'
        AND i.relation NOT IN ('', 'HEAD') AND i.is_alive AND NOT EXISTS (
            SELECT FROM incoming h
            WHERE h.unit = i.unit AND h.verdict = 'NEW' AND h.relation = 'HEAD' AND h.is_alive
        )
"""
# The spouse, else the eldest grown child, else the eldest grown, else the eldest (succession.py).
RANK = """
    CASE WHEN {row}.relation IN ('HUSBAND', 'WIFE') THEN 0
        WHEN {row}.born_on > %(on)s::date - interval '17 years' OR {row}.born_on IS NULL THEN 3
        WHEN {row}.relation = 'CHILD' THEN 1 ELSE 2 END, {row}.born_on NULLS LAST
"""
HEADS_OF_NEW = f"""
    WITH headless AS (
        SELECT unit, count(*) AS members, bool_or(kk_number IS NOT NULL) AS has_kk FROM incoming
        WHERE verdict = 'NEW' AND family_id IS NULL AND is_alive
        GROUP BY unit HAVING NOT bool_or(relation = 'HEAD')
    ), picked AS (
        SELECT DISTINCT ON (i.unit) i.line, h.members, h.has_kk
        FROM incoming i JOIN headless h ON h.unit = i.unit
        WHERE i.verdict = 'NEW' AND i.is_alive
        ORDER BY i.unit, {RANK.format(row="i")}, i.number, i.line
    )
    UPDATE incoming i SET relation = 'HEAD', warnings = warnings || CASE
        WHEN members = 1 AND NOT has_kk THEN %(alone)s::text ELSE %(picked_head)s::text END
    FROM picked WHERE picked.line = i.line
"""
TEXTS = (
    "relation", "sex", "born_on", "marital_status", "education", "occupation", "disability",
    "phone", "life_status",
)  # fmt: skip
_EMPTY = {"born_on": "NULL", "occupation": "NULL"}


def _differs(column: str) -> str:
    told = f"i.{column} IS NOT NULL" if column in _EMPTY else f"i.{column} <> ''"
    return f"CASE WHEN {told} AND i.{column} IS DISTINCT FROM p.{column} THEN '{column}' END"


CHANGED = f"""
    WITH compared AS (
        SELECT i.line, array_remove(ARRAY[
            CASE WHEN i.name <> '' AND lower(i.name) <> lower(p.name) THEN 'name' END,
            CASE WHEN i.nik IS NOT NULL AND p.nik IS NULL THEN 'nik' END,
            CASE WHEN i.temporary_nik <> '' AND p.temporary_nik = '' AND p.nik IS NULL
                AND i.nik IS NULL THEN 'temporary_nik' END,
            CASE WHEN i.birth_place <> '' AND lower(i.birth_place) <> lower(p.birth_place)
                THEN 'birth_place' END,
            {", ".join(map(_differs, TEXTS))},
            CASE WHEN i.family_id IS DISTINCT FROM p.family_id THEN 'family' END,
            CASE WHEN f.id IS NOT NULL AND i.kk_number IS NOT NULL
                AND i.kk_number_index IS DISTINCT FROM f.kk_number_index THEN 'kk_number' END,
            CASE WHEN i.area_id <> coalesce(f.area_id, own.area_id) THEN 'area' END,
            CASE WHEN i.address_key <> '' AND i.address_key IS DISTINCT FROM d.address_key
                THEN 'address' END,
            CASE WHEN i.latitude IS NOT NULL AND (d.id IS NOT NULL OR i.address_key <> '')
                AND (i.latitude, i.longitude) IS DISTINCT FROM (d.latitude, d.longitude)
                THEN 'latitude' END
        ]::text[], NULL) AS fields
        FROM incoming i
        JOIN households_person p ON p.id = i.person_id
        JOIN households_family own ON own.id = p.family_id
        LEFT JOIN households_family f ON f.id = i.family_id
        LEFT JOIN households_dwelling d
            ON d.id = CASE WHEN f.id IS NULL THEN own.dwelling_id ELSE f.dwelling_id END
        WHERE i.verdict = 'NEW'
    )
    UPDATE incoming i SET changed_fields = c.fields,
        verdict = CASE WHEN c.fields = '{{}}' THEN 'SAME' ELSE 'CHANGED' END
    FROM compared c WHERE c.line = i.line
"""
