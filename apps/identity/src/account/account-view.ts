/** An account as clients read it, in SQL over `account a`, `credential c` and `unit_node n`. */
export const ACCOUNT_VIEW = `jsonb_strip_nulls(jsonb_build_object('accountId', a.account_id, 'username', a.username, 'displayName', a.display_name, 'unitId', a.unit_id,
  'tier', n.tier, 'kinds', a.kinds, 'ownRecordId', a.own_record_id, 'state', a.state, 'mustChangePassword', c.must_change,
  'createdAt', to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'version', a.version))`;

/** The tables that the view is made of. */
export const ACCOUNT_TABLES = 'account a JOIN credential c USING (account_id) LEFT JOIN unit_node n USING (unit_id)';
