"""Which person of the register a row of a sheet means."""

# The same number on two rows: nobody can say which of them is right.
NUMBER_TWICE = """
    WITH twice AS (
        SELECT coalesce(nik_index::text, temporary_nik) AS told,
            array_agg(number ORDER BY number) AS numbers, count(DISTINCT group_key) AS families
        FROM incoming
        WHERE (nik_index IS NOT NULL OR temporary_nik <> '') AND verdict <> 'REJECTED'
        GROUP BY 1 HAVING count(*) > 1
    )
    UPDATE incoming i SET verdict = 'UNCLEAR', reason = format(
        CASE WHEN families > 1 THEN %(nik_in_two_families)s ELSE %(nik_twice)s END,
        CASE WHEN numbers[1] = i.number THEN numbers[2] ELSE numbers[1] END)
    FROM twice
    WHERE twice.told = coalesce(i.nik_index::text, i.temporary_nik) AND i.verdict = 'NEW'
"""
BY_NIK = """
    UPDATE incoming i SET person_id = p.id FROM households_person p
    WHERE p.nik_index = i.nik_index AND p.life_status <> 'INVALID' AND i.verdict = 'NEW'
"""
BY_TEMPORARY_NIK = """
    UPDATE incoming i SET person_id = p.id FROM households_person p
    WHERE i.temporary_nik <> '' AND i.person_id IS NULL AND i.verdict = 'NEW'
        AND p.temporary_nik = i.temporary_nik AND p.life_status <> 'INVALID'
"""
# People of the same name in the same RT or family. `fits`: no number speaks against it.
CANDIDATES = """
    DROP TABLE IF EXISTS candidates;
    CREATE TEMP TABLE candidates AS
    SELECT i.line, p.id AS person_id,
        (i.nik_index IS NULL OR p.nik_index IS NULL)
            AND (i.temporary_nik = '' OR p.temporary_nik IN ('', i.temporary_nik)) AS fits,
        coalesce(p.born_on = i.born_on, false) AS is_same_birth
    FROM incoming i
    JOIN family_groups g ON g.group_key = i.group_key
    JOIN households_person p ON p.name_key = i.name_key AND p.life_status <> 'INVALID'
    JOIN households_family f ON f.id = p.family_id
    WHERE i.person_id IS NULL AND i.verdict = 'NEW' AND i.name_key <> ''
        AND (f.area_id = i.area_id OR f.id = g.family_id)
        AND (p.born_on = i.born_on OR p.born_on IS NULL OR i.born_on IS NULL);
"""
BY_NAME = """
    WITH judged AS (
        SELECT line,
            count(*) FILTER (WHERE fits AND is_same_birth) AS strong,
            count(*) FILTER (WHERE fits AND NOT is_same_birth) AS weak,
            count(*) FILTER (WHERE NOT fits AND is_same_birth) AS other_number,
            min(person_id) FILTER (WHERE fits AND is_same_birth) AS one_strong,
            min(person_id) FILTER (WHERE fits AND NOT is_same_birth) AS one_weak
        FROM candidates GROUP BY line
    )
    UPDATE incoming i SET by_name = true,
        person_id = CASE WHEN strong = 1 THEN one_strong
            WHEN strong = 0 AND other_number = 0 AND weak = 1 THEN one_weak END,
        verdict = CASE WHEN strong > 1 OR (strong = 0 AND (other_number > 0 OR weak > 1))
            THEN 'UNCLEAR' ELSE verdict END,
        reason = CASE
            WHEN strong = 0 AND other_number > 0 THEN %(other_number)s
            WHEN strong > 1 THEN format(%(several)s, strong)
            WHEN strong = 0 AND weak > 1 THEN format(%(several)s, weak) ELSE reason END
    FROM judged WHERE judged.line = i.line AND (strong > 0 OR weak > 0 OR other_number > 0)
"""
# Two rows that mean one person: the one that says the number stays.
PERSON_TWICE = """
    WITH twice AS (
        SELECT person_id, array_agg(number ORDER BY number) AS numbers,
            bool_or(NOT by_name) AS is_certain
        FROM incoming WHERE person_id IS NOT NULL AND verdict = 'NEW'
        GROUP BY person_id HAVING count(*) > 1
    )
    UPDATE incoming i SET verdict = 'UNCLEAR', reason = format(%(person_twice)s,
        CASE WHEN numbers[1] = i.number THEN numbers[2] ELSE numbers[1] END)
    FROM twice
    WHERE twice.person_id = i.person_id AND i.verdict = 'NEW' AND (i.by_name OR NOT is_certain)
"""
# Rows without a number that another row could mean as well.
NAME_TWICE = """
    WITH alike AS (
        SELECT i.line, min(other.number) AS number
        FROM incoming i JOIN incoming other
            ON other.name_key = i.name_key AND other.area_id = i.area_id AND other.line <> i.line
            AND (other.born_on = i.born_on OR other.born_on IS NULL OR i.born_on IS NULL)
        WHERE i.verdict = 'NEW' AND other.verdict = 'NEW' AND i.name_key <> ''
            AND i.nik_index IS NULL AND i.temporary_nik = '' AND i.person_id IS NULL
        GROUP BY i.line
    )
    UPDATE incoming i SET verdict = 'UNCLEAR', reason = format(%(name_twice)s, alike.number)
    FROM alike WHERE alike.line = i.line
"""
OTHER_NIK = """
    UPDATE incoming i SET verdict = 'UNCLEAR', reason = %(other_number)s
    FROM households_person p
    WHERE p.id = i.person_id AND i.verdict = 'NEW' AND p.nik_index <> i.nik_index
"""
