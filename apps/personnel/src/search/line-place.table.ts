/**
 * The SQL of the place of a line: which department (cơ quan cấp sở, huyện) and which province its unit stands in, as the numbers of these. Pre-order
 * numbers tell a scope, but no index over them has the people of a scope in the order of their names; one that begins with the department has.
 * Of departments within departments the outermost counts: whoever stands in its range has it.
 *
 * The database keeps the places itself, whoever writes: a unit's when the tree changes, a line's when its unit does.
 */
export const linePlaces = `
  ALTER TABLE unit_node ADD COLUMN department_ord integer, ADD COLUMN province_ord integer;

  CREATE FUNCTION unit_places() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    WITH placed AS (
      SELECT u.unit_id, min(above.ord) FILTER (WHERE above.tier = 'DEPARTMENT') AS department_ord, min(above.ord) FILTER (WHERE above.tier = 'PROVINCE') AS province_ord
      FROM personnel.unit_node u LEFT JOIN personnel.unit_node above ON above.tier <> 'BASE' AND u.ord BETWEEN above.ord AND above.last_ord GROUP BY u.unit_id
    ), moved AS (
      UPDATE personnel.unit_node u SET department_ord = p.department_ord, province_ord = p.province_ord FROM placed p
      WHERE u.unit_id = p.unit_id AND (u.department_ord, u.province_ord) IS DISTINCT FROM (p.department_ord, p.province_ord)
      RETURNING u.unit_id, u.department_ord, u.province_ord
    )
    UPDATE personnel.record_line line SET department_ord = m.department_ord, province_ord = m.province_ord FROM moved m WHERE line.custodian_unit_id = m.unit_id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER unit_places AFTER INSERT OR UPDATE OF tier, ord, last_ord ON unit_node FOR EACH STATEMENT EXECUTE FUNCTION unit_places();

  CREATE FUNCTION line_place() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    SELECT u.department_ord, u.province_ord INTO NEW.department_ord, NEW.province_ord FROM personnel.unit_node u WHERE u.unit_id = NEW.custodian_unit_id;
    RETURN NEW;
  END $$;
  CREATE TRIGGER line_place BEFORE INSERT OR UPDATE OF custodian_unit_id, unit_ord ON record_line FOR EACH ROW EXECUTE FUNCTION line_place();
`;
