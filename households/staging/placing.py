"""Which RT and which family the rows of a sheet belong to."""

# Rows of one family in the file, with the family they are in the register.
GROUPS = """
    DROP TABLE IF EXISTS family_groups;
    CREATE TEMP TABLE family_groups AS
    SELECT group_key,
        (array_agg(kk_number_index) FILTER (WHERE kk_number_index IS NOT NULL))[1] AS kk_index,
        NULL::bigint AS family_id, NULL::bigint AS area_id, false AS may_move,
        '' AS address, '' AS address_key, NULL::numeric AS latitude, NULL::numeric AS longitude
    FROM incoming WHERE verdict = 'NEW' GROUP BY group_key;
    ANALYZE family_groups;
"""
BY_KK = """
    UPDATE family_groups g SET family_id = f.id
    FROM (
        SELECT DISTINCT ON (kk_number_index) kk_number_index, id FROM households_family
        WHERE kk_number_index IS NOT NULL
        ORDER BY kk_number_index, (state = 'ACTIVE') DESC, id DESC
    ) f
    WHERE f.kk_number_index = g.kk_index
"""
# A KK number nobody has: the family that had none, or that comes as a whole with a new card.
BY_MEMBERS_OF_NEW_KK = """
    WITH came AS (
        SELECT g.group_key, p.family_id, f.kk_number_index, count(*) AS members,
            count(*) FILTER (WHERE p.life_status = 'ALIVE') AS living
        FROM family_groups g
        JOIN incoming i ON i.group_key = g.group_key AND i.verdict = 'NEW'
        JOIN households_person p ON p.id = i.person_id
        JOIN households_family f ON f.id = p.family_id
        WHERE g.family_id IS NULL AND g.kk_index IS NOT NULL
        GROUP BY g.group_key, p.family_id, f.kk_number_index
    ), ranked AS (
        SELECT came.group_key, came.family_id,
            row_number() OVER (
                PARTITION BY came.family_id ORDER BY members DESC, came.group_key) AS f,
            row_number() OVER (
                PARTITION BY came.group_key ORDER BY members DESC, came.family_id) AS g
        FROM came LEFT JOIN households_familysummary s ON s.family_id = came.family_id
        WHERE came.kk_number_index IS NULL OR came.living = s.member_count
    )
    UPDATE family_groups g SET family_id = r.family_id
    FROM ranked r
    WHERE r.group_key = g.group_key AND r.f = 1 AND r.g = 1 AND NOT EXISTS (
        SELECT FROM family_groups other WHERE other.family_id = r.family_id
    )
"""
BY_MEMBERS_WITHOUT_KK = """
    UPDATE family_groups g SET family_id = m.family_id
    FROM (
        SELECT DISTINCT ON (i.group_key) i.group_key, p.family_id
        FROM incoming i JOIN households_person p ON p.id = i.person_id
        WHERE i.verdict = 'NEW'
        ORDER BY i.group_key, (i.relation = 'HEAD') DESC, i.number
    ) m
    WHERE m.group_key = g.group_key AND g.family_id IS NULL AND g.kk_index IS NULL
"""
NO_SUCH_RT = """
    UPDATE incoming i SET verdict = 'REJECTED', reason = format(
        %(no_such_rt)s, lpad(i.rt::text, 3, '0'), lpad(i.rw::text, 2, '0'))
    WHERE i.verdict = 'NEW' AND i.area_id IS NULL AND i.rt > 0 AND i.rw > 0
"""
RT_OF_GROUP = """
    UPDATE family_groups g SET area_id = h.area_id
    FROM (
        SELECT DISTINCT ON (group_key) group_key, area_id FROM incoming
        WHERE verdict = 'NEW' AND area_id IS NOT NULL
        ORDER BY group_key, (relation = 'HEAD') DESC, number
    ) h
    WHERE h.group_key = g.group_key
"""
RT_OF_ROWS = """
    UPDATE incoming i SET area_id = coalesce(g.area_id, f.area_id),
        warnings = CASE WHEN i.area_id IS NULL THEN warnings
            ELSE warnings || %(split_family)s::text END
    FROM family_groups g LEFT JOIN households_family f ON f.id = g.family_id
    WHERE g.group_key = i.group_key AND i.verdict = 'NEW'
        AND i.area_id IS DISTINCT FROM coalesce(g.area_id, f.area_id)
"""
HOME_OF_GROUP = """
    UPDATE family_groups g SET address = h.address, address_key = h.address_key,
        latitude = h.latitude, longitude = h.longitude
    FROM (
        SELECT DISTINCT ON (group_key) group_key, address, address_key, latitude, longitude
        FROM incoming WHERE verdict = 'NEW' AND (address_key <> '' OR latitude IS NOT NULL)
        ORDER BY group_key, (address_key <> '') DESC, (relation = 'HEAD') DESC, number
    ) h
    WHERE h.group_key = g.group_key
"""
# A card or its head moves a family; a single member on a list does not.
MAY_MOVE = """
    UPDATE family_groups g SET may_move = true
    FROM (
        SELECT DISTINCT i.group_key
        FROM incoming i LEFT JOIN households_familysummary s ON s.head_id = i.person_id
        WHERE i.verdict = 'NEW' AND (
            i.kk_number_index IS NOT NULL OR i.relation = 'HEAD' OR s.head_id IS NOT NULL
        )
    ) h
    WHERE h.group_key = g.group_key
"""
# Family, RT and home of every row, as they would be; nobody is brought back to life.
SETTLE = """
    UPDATE incoming i SET
        family_id = t.family_id, unit = coalesce(t.family_id::text, i.group_key),
        area_id = CASE WHEN t.stays THEN t.family_area ELSE coalesce(i.area_id, t.own_area) END,
        address = CASE WHEN t.stays THEN '' ELSE t.address END,
        address_key = CASE WHEN t.stays THEN '' ELSE t.address_key END,
        latitude = CASE WHEN t.stays THEN NULL ELSE t.latitude END,
        longitude = CASE WHEN t.stays THEN NULL ELSE t.longitude END,
        is_alive = coalesce(nullif(i.life_status, ''), 'ALIVE') = 'ALIVE' AND NOT t.is_gone,
        life_status = CASE WHEN t.is_gone THEN '' ELSE i.life_status END,
        warnings = i.warnings
            || CASE WHEN t.stays AND i.area_id <> t.family_area
                THEN ARRAY[%(stays)s::text] ELSE '{}' END
            || CASE WHEN t.is_gone AND i.life_status = 'ALIVE'
                THEN ARRAY[%(gone)s::text] ELSE '{}' END
    FROM (
        SELECT i.line, f.id AS family_id, f.area_id AS family_area, own.area_id AS own_area,
            f.id IS NOT NULL AND NOT g.may_move AS stays,
            p.id IS NOT NULL AND p.life_status <> 'ALIVE' AS is_gone,
            g.address, g.address_key, g.latitude, g.longitude
        FROM incoming i
        JOIN family_groups g ON g.group_key = i.group_key
        LEFT JOIN households_person p ON p.id = i.person_id
        LEFT JOIN households_family own ON own.id = p.family_id
        LEFT JOIN households_family f ON f.id = CASE
            WHEN g.kk_index IS NULL AND p.id IS NOT NULL THEN p.family_id ELSE g.family_id END
        WHERE i.verdict = 'NEW'
    ) t
    WHERE t.line = i.line
"""
