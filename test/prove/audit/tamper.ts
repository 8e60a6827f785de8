import type { Client } from 'pg';
import type { Chance } from './chance';

/** What a superuser does to a trail, and how the verifier must name it: the first place, and what is said of it. */
export interface Tampering {
  readonly kind: 'edit' | 'deletion' | 'reorder' | 'insertion' | 'truncation' | 'rewriting';
  readonly name: string;
  readonly act: (world: World) => Promise<Found>;
}

/** The trail as it stands: as many links as entries, the entry of link n has number `entryOf(n)`. */
export interface World {
  readonly admin: Client;
  readonly chance: Chance;
  readonly links: number;
  /** Numbers of links whose heads were noted, rising. */
  readonly noted: readonly number[];
  entryOf(seq: number): number;
}

/** The first broken link. */
export interface Found {
  /** `undefined` where an entry has no link at all. */
  readonly seq: number | undefined;
  readonly entry?: number;
  readonly what: RegExp;
}

const altered = /^altered|^out of order/;
const missing = /^missing|^cut off/;

const entryEdits: Readonly<Record<string, string>> = {
  at: `at + interval '1 microsecond'`,
  account_id: 'gen_random_uuid()',
  session_id: 'gen_random_uuid()',
  unit_id: 'NULL',
  sender: `'organization'`,
  action: `action || ' '`,
  outcome: `'not-found'`,
  record_id: 'CASE WHEN record_id IS NULL THEN gen_random_uuid() END',
  facts: `jsonb_set(facts, '{listed,2}', (facts #>> '{listed,2}' || '0')::jsonb)`,
  message_id: `reverse(message_id) || 'x'`,
  trace_id: `''`,
  xact: `(xact::text::bigint - 1)::text::xid8`,
};
const linkEdits: Readonly<Record<string, string>> = {
  sealed_at: `sealed_at - interval '1 microsecond'`,
  settled: `(settled::text::bigint + 1)::text::xid8`,
  hash: 'set_bit(hash, (seq % 256)::int, 1 - get_bit(hash, (seq % 256)::int))',
};

const anyLink = ({ chance, links }: World): number => chance.between(1, links);

const edits: Tampering[] = [
  ...Object.entries(entryEdits).map(([column, value]): Tampering => ({
    kind: 'edit',
    name: `entry.${column}`,
    act: async (world) => {
      const seq = anyLink(world);
      await world.admin.query(`UPDATE audit_entry SET ${column} = ${value} WHERE entry_id = $1`, [world.entryOf(seq)]);
      return { seq, entry: world.entryOf(seq), what: altered };
    },
  })),
  ...Object.entries(linkEdits).map(([column, value]): Tampering => ({
    kind: 'edit',
    name: `link.${column}`,
    act: async (world) => {
      const seq = anyLink(world);
      await world.admin.query(`UPDATE audit_seal SET ${column} = ${value} WHERE seq = $1`, [seq]);
      return { seq, entry: world.entryOf(seq), what: altered };
    },
  })),
  {
    kind: 'edit',
    name: 'entry.entry_id',
    act: async (world) => {
      const seq = anyLink(world);
      await renumber(world.admin, world.entryOf(seq), 9_000_000);
      return { seq, entry: world.entryOf(seq), what: /^missing: the link is there/ };
    },
  },
  {
    kind: 'edit',
    name: 'link.seq',
    act: async (world) => {
      const seq = anyLink(world);
      await world.admin.query('UPDATE audit_seal SET seq = $2 WHERE seq = $1', [seq, world.links + world.chance.between(1, 50)]);
      // The last link, moved to the place after itself, is missing at its own.
      return { seq, what: missing };
    },
  },
  {
    kind: 'edit',
    name: 'link.entry_id',
    act: async (world) => {
      const seq = anyLink(world);
      await world.admin.query('UPDATE audit_seal SET entry_id = 9000000 WHERE seq = $1', [seq]);
      return { seq, entry: 9_000_000, what: /^missing: the link is there/ };
    },
  },
];

const renumber = async (admin: Client, from: number, to: number): Promise<void> => {
  await admin.query(`CREATE TEMP TABLE moved ON COMMIT DROP AS SELECT * FROM audit_entry WHERE entry_id = ${from}; UPDATE moved SET entry_id = ${to};
    DELETE FROM audit_entry WHERE entry_id = ${from}; INSERT INTO audit_entry OVERRIDING SYSTEM VALUE SELECT * FROM moved; DROP TABLE moved`);
};

const deletions: Tampering[] = [
  {
    kind: 'deletion',
    name: 'an entry',
    act: async (world) => {
      const seq = anyLink(world);
      await world.admin.query('DELETE FROM audit_entry WHERE entry_id = $1', [world.entryOf(seq)]);
      return { seq, entry: world.entryOf(seq), what: /^missing: the link is there/ };
    },
  },
  {
    kind: 'deletion',
    name: 'a link',
    act: async (world) => {
      const seq = world.chance.between(1, world.links - 1);
      await world.admin.query('DELETE FROM audit_seal WHERE seq = $1', [seq]);
      return { seq, what: /^missing$/ };
    },
  },
  {
    kind: 'deletion',
    name: 'an entry with its link',
    act: async (world) => {
      const seq = world.chance.between(1, world.links - 1);
      await cut(world, seq, seq);
      return { seq, what: /^missing$/ };
    },
  },
  {
    kind: 'deletion',
    name: 'a stretch of entries with their links',
    act: async (world) => {
      const [from, to] = world.chance.pair(1, world.links - 1);
      await cut(world, from, to);
      return { seq: from, what: /^missing, with all up to/ };
    },
  },
  {
    kind: 'deletion',
    name: 'an entry with its link, the later ones moved up',
    act: async (world) => {
      const seq = world.chance.between(1, world.links - 1);
      await cut(world, seq, seq);
      await world.admin.query('UPDATE audit_seal SET seq = -(seq - 1) WHERE seq > $1', [seq]);
      await world.admin.query('UPDATE audit_seal SET seq = -seq WHERE seq < 0');
      return { seq, entry: world.entryOf(seq + 1), what: altered };
    },
  },
];

const cut = async ({ admin }: World, from: number, to: number): Promise<void> => {
  await admin.query('DELETE FROM audit_entry WHERE entry_id IN (SELECT entry_id FROM audit_seal WHERE seq BETWEEN $1 AND $2)', [from, to]);
  await admin.query('DELETE FROM audit_seal WHERE seq BETWEEN $1 AND $2', [from, to]);
};

const reorders: Tampering[] = [
  {
    kind: 'reorder',
    name: 'two entries change their numbers',
    act: async (world) => {
      const [one, two] = world.chance.pair(1, world.links);
      const [first, second] = [world.entryOf(one), world.entryOf(two)];
      await renumber(world.admin, first, 9_000_000);
      await renumber(world.admin, second, first);
      await renumber(world.admin, 9_000_000, second);
      return { seq: one, entry: first, what: altered };
    },
  },
  {
    kind: 'reorder',
    name: 'two links change their places',
    act: async (world) => {
      const [one, two] = world.chance.pair(1, world.links);
      await world.admin.query('UPDATE audit_seal SET seq = -seq WHERE seq IN ($1, $2)', [one, two]);
      await world.admin.query('UPDATE audit_seal SET seq = $1::bigint + $2::bigint + seq WHERE seq < 0', [one, two]);
      return { seq: one, entry: world.entryOf(two), what: new RegExp(`^out of order: the link that belongs here stands at seq ${two},`) };
    },
  },
  {
    kind: 'reorder',
    name: 'two links change their entries',
    act: async (world) => {
      const [one, two] = world.chance.pair(1, world.links);
      const [first, second] = [world.entryOf(one), world.entryOf(two)];
      await world.admin.query('UPDATE audit_seal SET entry_id = -entry_id WHERE seq IN ($1, $2)', [one, two]);
      await world.admin.query('UPDATE audit_seal SET entry_id = $1::bigint + $2::bigint + entry_id WHERE entry_id < 0', [first, second]);
      return { seq: one, entry: second, what: altered };
    },
  },
  {
    kind: 'reorder',
    name: 'a link moves forward past others',
    act: async (world) => {
      const [to, from] = world.chance.pair(1, world.links);
      await world.admin.query('UPDATE audit_seal SET seq = -CASE WHEN seq = $2 THEN $1 ELSE seq + 1 END WHERE seq BETWEEN $1 AND $2', [
        to,
        from,
      ]);
      await world.admin.query('UPDATE audit_seal SET seq = -seq WHERE seq < 0');
      return {
        seq: to,
        entry: world.entryOf(from),
        what: new RegExp(`^out of order: the link that belongs here stands at seq ${to + 1},`),
      };
    },
  },
];

const forged = (
  entryId: number | string,
  xact = `'3'`,
) => `INSERT INTO audit_entry (entry_id, sender, action, outcome, message_id, trace_id, xact)
  OVERRIDING SYSTEM VALUE VALUES (${entryId}, 'gateway', 'record-read', 'done', 'm', 't', ${xact})`;

const insertions: Tampering[] = [
  {
    kind: 'insertion',
    name: 'an entry without a link, dated back',
    act: async (world) => {
      await world.admin.query(forged(9_000_000));
      return { seq: undefined, entry: 9_000_000, what: /^without a link/ };
    },
  },
  {
    kind: 'insertion',
    name: 'an entry and a link between others',
    act: async (world) => {
      const seq = anyLink(world);
      await world.admin.query('UPDATE audit_seal SET seq = -(seq + 1) WHERE seq >= $1', [seq]);
      await world.admin.query('UPDATE audit_seal SET seq = -seq WHERE seq < 0');
      await world.admin.query(forged(9_000_000));
      await world.admin.query(
        `INSERT INTO audit_seal SELECT $1, 9000000, sealed_at, settled, sha256(hash) FROM audit_seal WHERE seq = $1::bigint + 1`,
        [seq],
      );
      return { seq, entry: 9_000_000, what: altered };
    },
  },
  {
    kind: 'insertion',
    name: 'an entry and a link at the end',
    act: async (world) => {
      await world.admin.query(forged(9_000_000));
      await world.admin.query(`INSERT INTO audit_seal SELECT seq + 1, 9000000, sealed_at, settled, hash FROM audit_seal WHERE seq = $1`, [
        world.links,
      ]);
      return { seq: world.links + 1, entry: 9_000_000, what: altered };
    },
  },
  {
    kind: 'insertion',
    name: 'an entry for a second time',
    act: async (world) => {
      const seq = anyLink(world);
      await world.admin.query('ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_pkey');
      await world.admin.query('INSERT INTO audit_entry OVERRIDING SYSTEM VALUE SELECT * FROM audit_entry WHERE entry_id = $1', [
        world.entryOf(seq),
      ]);
      return { seq, entry: world.entryOf(seq), what: /^doubled: there is more than one entry/ };
    },
  },
  {
    kind: 'insertion',
    name: 'a link for a second time',
    act: async (world) => {
      const seq = anyLink(world);
      await world.admin.query('ALTER TABLE audit_seal DROP CONSTRAINT audit_seal_pkey, DROP CONSTRAINT audit_seal_entry_id_key');
      await world.admin.query('INSERT INTO audit_seal SELECT * FROM audit_seal WHERE seq = $1', [seq]);
      return { seq, entry: world.entryOf(seq), what: /^doubled: the number of this link/ };
    },
  },
];

const truncations: Tampering[] = [
  {
    kind: 'truncation',
    name: 'the last entries with their links',
    act: async (world) => {
      const from = anyLink(world);
      await cut(world, from, world.links);
      return { seq: from, what: /^cut off/ };
    },
  },
  {
    kind: 'truncation',
    name: 'the last entries',
    act: async (world) => {
      const from = anyLink(world);
      await world.admin.query('DELETE FROM audit_entry WHERE entry_id IN (SELECT entry_id FROM audit_seal WHERE seq >= $1)', [from]);
      return { seq: from, entry: world.entryOf(from), what: /^missing: the link is there/ };
    },
  },
  {
    kind: 'truncation',
    name: 'the last links',
    act: async (world) => {
      const from = anyLink(world);
      await world.admin.query('DELETE FROM audit_seal WHERE seq >= $1', [from]);
      return { seq: from, what: /^cut off/ };
    },
  },
  {
    kind: 'truncation',
    name: 'all entries',
    act: async (world) => {
      await world.admin.query('TRUNCATE audit_entry');
      return { seq: 1, entry: world.entryOf(1), what: /^missing: the link is there/ };
    },
  },
  {
    kind: 'truncation',
    name: 'all links',
    act: async (world) => {
      await world.admin.query('TRUNCATE audit_seal');
      return { seq: 1, what: /^cut off/ };
    },
  },
  {
    kind: 'truncation',
    name: 'everything',
    act: async (world) => {
      await world.admin.query('TRUNCATE audit_entry, audit_seal');
      return { seq: 1, what: /^cut off/ };
    },
  },
];

const RECKON = `DO $$ DECLARE chain bytea; item record; BEGIN
  SELECT hash INTO chain FROM audit_seal WHERE seq = FROM_SEQ - 1;
  chain := coalesce(chain, sha256('noivu audit training'));
  FOR item IN SELECT s.*, e FROM audit_seal s JOIN audit_entry e USING (entry_id) WHERE seq >= FROM_SEQ ORDER BY seq LOOP
    chain := sha256(chain || sha256(convert_to(item.e::text, 'UTF8')) || convert_to(item.seq::text, 'UTF8'));
    UPDATE audit_seal SET hash = chain WHERE seq = item.seq;
  END LOOP; END $$`;

const rewritings: Tampering[] = [
  {
    kind: 'rewriting',
    name: 'an entry edited, and all sealed again by the sealer itself',
    act: async (world) => {
      const seq = anyLink(world);
      await world.admin.query(`UPDATE audit_entry SET action = 'nothing' WHERE entry_id = $1`, [world.entryOf(seq)]);
      await world.admin.query('TRUNCATE audit_seal');
      await world.admin.query('SELECT seal_audit(1000000)');
      return { seq: world.noted[0], what: /^written anew/ };
    },
  },
  {
    kind: 'rewriting',
    name: 'the end cut off, and other entries sealed in its place',
    act: async (world) => {
      const from = anyLink(world);
      await cut(world, from, world.links);
      await world.admin.query(`${forged(9_000_000, 'pg_current_xact_id()')}; ${forged(9_000_001, 'pg_current_xact_id()')}`);
      await world.admin.query('SELECT seal_audit(1000000)');
      const [last, head] = [from + 1, world.noted.find((seq) => seq >= from) ?? 0];
      return last >= head ? { seq: head, what: /^written anew/ } : { seq: last + 1, what: /^cut off/ };
    },
  },
  {
    kind: 'rewriting',
    name: 'an entry edited, and the hashes reckoned anew with a wrong recipe',
    act: async (world) => {
      const seq = anyLink(world);
      await world.admin.query(`UPDATE audit_entry SET action = 'nothing' WHERE entry_id = $1`, [world.entryOf(seq)]);
      await world.admin.query(RECKON.replaceAll('FROM_SEQ', String(seq)));
      return { seq, entry: world.entryOf(seq), what: altered };
    },
  },
];

/** Every way of tampering, each kind as often as it has ways. */
export const tamperings: readonly Tampering[] = [...edits, ...deletions, ...reorders, ...insertions, ...truncations, ...rewritings];
