/** SQL that writes a moment as the system does: ISO 8601, UTC, to the millisecond. */
export const instant = (expression: string): string => `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** SQL that writes a row of the table of facts, named f, as a FactView. */
export const factJson = `json_build_object('factId', f.fact_id, 'validFrom', lower(f.valid), 'validTo', upper(f.valid), 'value', f.value, 'decisionId', f.decision_id,
  'recordedAt', ${instant('lower(f.recorded)')}, 'supersededAt', ${instant('upper(f.recorded)')}, 'act', f.act)`;
