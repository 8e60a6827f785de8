// Verifies an audit export of Noivu. It stands alone: Node.js, this file, the export and, from elsewhere, the heads. It takes nothing from the product.
//
//   node verify.mjs --from FILE [--head HEADS]
//
// The export is JSON, one object a line. For each service: {"service":…}; then links {"seq","entryId","sealedAt","settled","hash"}, each followed by its
// entry {"entryId",…,"xact"}; then entries that have no link yet; then {"end":service,"lines":count}.
//   hash = SHA-256( hash of the link before ‖ SHA-256( line of the entry ) ‖ seq|entryId|sealedAt|settled ),   begun with SHA-256("noivu audit <service>").
// Every entry whose xact is below the `settled` of the last link must have a link; later ones may still wait for theirs.
// HEADS holds lines {"service","seq","hash"} noted at earlier times. Exit code: 0 whole, 1 broken, 2 not an export.
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const shown = 20;

class NotAnExport extends Error {}

/** Lines as bytes: what is hashed is what stands in the file. */
async function* linesOf(path) {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    let text = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    for (let end = text.indexOf(10); end >= 0; end = text.indexOf(10)) {
      yield text.subarray(0, end);
      text = text.subarray(end + 1);
    }
    rest = text;
  }
  if (rest.length > 0) throw new NotAnExport('The file is cut off: its last line has no end.');
}

function parsed(line, place) {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    throw new NotAnExport(`Line ${place} of the file is not JSON.`);
  }
}

/** The chain of one service, checked link by link. */
class Chain {
  broken = [];
  brokenCount = 0;
  entries = 0;
  seq = 0n;
  unsealed = 0;
  linkless = [];
  linklessCount = 0;
  settled = 0n;
  link = undefined;
  found = [];
  sought = undefined;

  constructor(service, heads) {
    this.service = service;
    this.heads = heads;
    this.hash = sha256(`noivu audit ${service}`);
  }

  takeLink(link) {
    this.closeLink();
    this.link = link;
    this.found = [];
  }

  takeEntry(line, entry) {
    this.entries += 1;
    if (String(entry.entryId) === this.link?.entryId) return void this.found.push(line);
    this.closeLink();
    this.unsealed += 1;
    if (BigInt(entry.xact) >= this.settled) return;
    this.linklessCount += 1;
    if (this.linkless.length < shown) this.linkless.push(entry.entryId);
  }

  /** Checks the link at hand with what was found of its entry. Whatever is wrong, the next one is checked against the hash that stands here. */
  closeLink() {
    const { link, found } = this;
    if (!link) return;
    this.link = undefined;
    const seq = BigInt(link.seq);
    const hash = Buffer.from(link.hash, 'hex');
    if (seq <= this.seq) return this.breaks(seq, link.entryId, 'doubled: the number of this link was there before');
    const gap = seq > this.seq + 1n;
    if (gap) this.breaks(this.seq + 1n, undefined, seq === this.seq + 2n ? 'missing' : `missing, with all up to ${seq - 1n}`);
    if (found.length === 0) this.breaks(seq, link.entryId, 'missing: the link is there, the entry is not');
    else if (found.length > 1) this.breaks(seq, link.entryId, 'doubled: there is more than one entry of this number');
    else if (!gap && !hashOf(this.hash, found[0], link, link.seq).equals(hash)) this.altered(seq, link);
    this.seekMoved(link, found[0], hash);
    this.checkHead(seq, link);
    [this.seq, this.hash, this.settled] = [seq, hash, BigInt(link.settled)];
  }

  altered(seq, link) {
    const item = this.breaks(seq, link.entryId, 'altered: the entry or its link is not what was sealed');
    this.sought ??= { seq, before: this.hash, item };
  }

  /** The link that belongs where the chain first broke may stand further on. */
  seekMoved(link, entry, hash) {
    const { sought } = this;
    if (!sought || !entry || sought.seq === BigInt(link.seq)) return;
    if (!hashOf(sought.before, entry, link, String(sought.seq)).equals(hash)) return;
    sought.item.what = `out of order: the link that belongs here stands at seq ${link.seq}, with entry ${link.entryId}`;
    this.sought = undefined;
  }

  checkHead(seq, link) {
    const noted = this.heads.get(String(seq));
    if (noted && !noted.every((hash) => hash === link.hash))
      this.breaks(seq, link.entryId, 'written anew: another head was noted for this link');
  }

  end() {
    this.closeLink();
    const last = [...this.heads.keys()].map(BigInt).reduce((most, seq) => (seq > most ? seq : most), 0n);
    if (last > this.seq) this.breaks(this.seq + 1n, undefined, `cut off: a head was noted for link ${last}`);
    for (const entryId of this.linkless)
      this.breaks(undefined, entryId, 'without a link, though older than the last link: slipped in, or its link was taken away');
    this.brokenCount += this.linklessCount - this.linkless.length;
  }

  breaks(seq, entryId, what) {
    const item = { seq, entryId, what };
    this.brokenCount += 1;
    if (this.broken.length < shown) this.broken.push(item);
    return item;
  }

  words() {
    if (this.brokenCount === 0) {
      const waiting = this.unsealed > 0 ? `; ${this.unsealed} wait for their link` : '';
      return [`${this.service}: ${this.entries} entries, sealed to ${this.seq}, whole${waiting}`];
    }
    const named = this.broken.map(({ seq, entryId, what }, place) => {
      const where = [seq === undefined ? 'no link' : `seq ${seq}`, ...(entryId === undefined ? [] : [`entry ${entryId}`])].join(', ');
      return `${this.service}: ${place === 0 ? 'BROKEN, first' : 'also'} at ${where}: ${what}`;
    });
    const more = this.brokenCount - this.broken.length;
    return more > 0 ? [...named, `${this.service}: and ${more} more`] : named;
  }
}

const hashOf = (before, entry, { entryId, sealedAt, settled }, seq) =>
  sha256(before, sha256(entry), `${seq}|${entryId}|${sealedAt}|${settled}`);

/** Noted heads: by service, by number of link. */
function readHeads(path) {
  const heads = new Map();
  if (!path) return heads;
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  for (const [place, line] of lines.entries()) {
    const { service, seq, hash } = parsed(Buffer.from(line), `${place + 1} (heads)`);
    const ofService = heads.get(service) ?? new Map();
    heads.set(service, ofService.set(String(seq), [...(ofService.get(String(seq)) ?? []), hash]));
  }
  return heads;
}

async function verify(path, heads) {
  const chains = [];
  let [announced, chain, begun, place] = [undefined, undefined, 0, 0];
  for await (const line of linesOf(path)) {
    const item = parsed(line, (place += 1));
    if (!announced) {
      if (item.format !== 'noivu-audit-1') throw new NotAnExport('The file is not an audit export that this program knows.');
      announced = item.services;
    } else if ('service' in item) {
      if (chain) throw new NotAnExport(`The trail of ${chain.service} has no end.`);
      chain = new Chain(item.service, heads.get(item.service) ?? new Map());
      begun = place;
    } else if (!chain) throw new NotAnExport(`Line ${place} belongs to no service.`);
    else if ('end' in item) {
      if (item.end !== chain.service || item.lines !== place - begun - 1)
        throw new NotAnExport(`Lines of ${chain.service} are missing from the file.`);
      chain.end();
      chains.push(chain);
      chain = undefined;
    } else if ('hash' in item) chain.takeLink(item);
    else chain.takeEntry(line, item);
  }
  const whole = announced && !chain && announced.every((service) => chains.some((done) => done.service === service));
  if (!whole) throw new NotAnExport('The file is cut off: not every service has its end.');
  const unknown = [...heads.keys()].find((service) => !chains.some((done) => done.service === service));
  if (unknown !== undefined) throw new NotAnExport(`A head was noted for ${unknown}, and the file has no such trail.`);
  return chains;
}

async function main(words) {
  const given = (name) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);
  const from = given('--from');
  if (!from) throw new NotAnExport('Usage: npm run audit:verify -- --from FILE [--head HEADS]');
  const chains = await verify(from, readHeads(given('--head')));
  for (const line of chains.flatMap((chain) => chain.words())) process.stdout.write(`${line}\n`);
  return chains.some(({ brokenCount }) => brokenCount > 0) ? 1 : 0;
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  },
);
