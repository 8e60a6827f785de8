import { Client } from 'pg';
import type { ScopedStatement } from '@noivu/persistence';

/** A node of a plan, as EXPLAIN tells it in JSON. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  /** Of a plan that was run: how many rows came out of the node each time it was run, and how many it passed by. */
  readonly 'Actual Rows'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
  readonly [property: string]: unknown;
}

/** A parameter of a statement. */
export type PlanValue = string | number | null;

/** Plans statements as the service's role would run them. */
export class Planner {
  private constructor(private readonly client: Client) {}

  /** @param url of the superuser: what runs inside a function is shown to nobody else */
  static async open(url: string): Promise<Planner> {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(`LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET auto_explain.log_nested_statements = on; SET auto_explain.log_analyze = on; SET auto_explain.log_timing = off; SET auto_explain.log_level = notice;
      SET auto_explain.log_format = json; SET jit = off; SET max_parallel_workers_per_gather = 0; SET search_path = personnel; SET ROLE personnel`);
    return new Planner(client);
  }

  /** The plan of a prepared statement: made for these values, or for all. */
  async explain({ text }: ScopedStatement, context: string, values: readonly PlanValue[], mode: 'custom' | 'generic'): Promise<PlanNode> {
    const given = [context, ...values].map((value) => (value === null ? 'NULL' : this.client.escapeLiteral(String(value)))).join(', ');
    await this.client.query(`SET plan_cache_mode = force_${mode}_plan`);
    await this.client.query(`PREPARE asked AS ${text}`);
    const { rows } = await this.client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(`EXPLAIN (FORMAT JSON) EXECUTE asked (${given})`);
    await this.client.query('DEALLOCATE asked');
    const plan = rows[0]?.['QUERY PLAN'][0].Plan;
    if (!plan) throw new Error('No plan was given');
    return plan;
  }

  /** The plans of everything that runs inside a function while a statement runs. */
  async explainInside({ text }: ScopedStatement, context: string, values: readonly PlanValue[]): Promise<PlanNode[]> {
    const plans: PlanNode[] = [];
    const keep = ({ message = '' }: { message?: string }): void => {
      const json = message.slice(message.indexOf('{'));
      const told = message.includes('plan:') ? (JSON.parse(json) as { 'Query Text': string; Plan: PlanNode }) : undefined;
      if (told && told['Query Text'] !== text) plans.push(told.Plan);
    };
    this.client.on('notice', keep);
    await this.client.query('BEGIN');
    await this.client.query(text, [context, ...values]);
    await this.client.query('ROLLBACK');
    this.client.off('notice', keep);
    return plans;
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

/** Every node of a plan. */
export const nodesOf = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** What a plan does that no hot query may: reading a whole table, or hashing every row a policy asks about. */
export function faultsIn(plan: PlanNode, tables: readonly string[]): string[] {
  const scans = nodesOf(plan).flatMap((node) =>
    node['Node Type'] === 'Seq Scan' && tables.includes(node['Relation Name'] ?? '') ? [`Seq Scan on ${node['Relation Name']}`] : [],
  );
  return [...scans, ...(JSON.stringify(plan).includes('hashed SubPlan') ? ['hashed SubPlan'] : [])];
}

/** How many rows of a table a plan that was run looked at. */
export const rowsReadOf = (plan: PlanNode, table: string): number =>
  nodesOf(plan)
    .filter((node) => node['Relation Name'] === table)
    .reduce((sum, node) => sum + (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0), 0);
