import { scoped, scopedWithAudit } from './scoped-statement';

const query = { name: 'record.get', text: 'SELECT 1' };
const audit = { table: 'audit_event', values: { account: 'sec.account()', found: 'read.reply IS NOT NULL' } };

describe('a read that carries its context', () => {
  it('has one form', () => {
    expect(scoped(query).text).toBe(
      `SELECT s.c, (SELECT asked.reply::text FROM (SELECT 1) asked (reply) WHERE s.c IS NOT NULL) AS reply FROM (SELECT set_config('app.ctx', $1, true) c OFFSET 0) s`,
    );
  });

  it('has one form with its audit row', () => {
    expect(scopedWithAudit({ ...query, audit }).text).toBe(
      `WITH read AS MATERIALIZED (${scoped(query).text}),
audited AS (INSERT INTO audit_event (account, found) SELECT sec.account(), read.reply IS NOT NULL FROM read WHERE read.c IS NOT NULL)
SELECT read.c, read.reply FROM read`,
    );
  });

  it('never shares its name with another text', () => {
    const names = [scoped(query), scoped({ ...query, text: 'SELECT 2' }), scopedWithAudit({ ...query, audit })].map(({ name }) => name);
    expect(new Set(names).size).toBe(3);
    expect(names.every((name) => name.startsWith('record.get:') && name.length < 63)).toBe(true);
  });

  it.each(['', 'Record', 'a b', 'x'.repeat(41), "a'"])('is not made under the name %j', (name) => {
    expect(() => scoped({ ...query, name })).toThrow('Not a name');
  });

  it('writes its audit row to no name that is not plain', () => {
    expect(() => scopedWithAudit({ ...query, audit: { ...audit, table: 'a; DROP TABLE b' } })).toThrow('Not a plain SQL name');
    expect(() => scopedWithAudit({ ...query, audit: { ...audit, values: { 'a, b': '1' } } })).toThrow('Not a plain SQL name');
  });
});
