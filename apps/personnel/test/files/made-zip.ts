import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive that is made by hand, honest unless told otherwise. */
export interface MadeEntry {
  readonly name: string;
  readonly content?: Buffer | string;
  readonly stored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  /** What the directory says of its size. */
  readonly saidSize?: number;
  /** The name in its own header. */
  readonly localName?: string;
  /** Unix mode. */
  readonly mode?: number;
  /** Already deflated. */
  readonly packed?: Buffer;
  /** Points to the bytes of another entry. */
  readonly sameBytesAs?: string;
}

interface Placed {
  readonly central: Buffer;
  readonly local: Buffer;
}

/** Makes an archive. `prefix` and `suffix` stand outside of it, `comment` in its end record; `saidCount` is what the end record says. */
export function zipOf(
  entries: readonly MadeEntry[],
  around: { prefix?: Buffer; suffix?: Buffer; comment?: Buffer; saidCount?: number } = {},
): Buffer {
  const { prefix = Buffer.alloc(0), suffix = Buffer.alloc(0), comment = Buffer.alloc(0), saidCount = entries.length } = around;
  const [locals, centrals] = [[] as Buffer[], [] as Buffer[]];
  const offsets = new Map<string, number>();
  let at = prefix.length;
  for (const entry of entries) {
    const offset = offsets.get(entry.sameBytesAs ?? '') ?? at;
    const { central, local } = placed(entry, offset);
    centrals.push(central);
    if (entry.sameBytesAs) continue;
    offsets.set(entry.name, offset);
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  [8, 10].forEach((place) => end.writeUInt16LE(saidCount & 0xffff, place));
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([prefix, ...locals, directory, end, comment, suffix]);
}

function placed(entry: MadeEntry, offset: number): Placed {
  const { name, content = '', stored = false, flags = 0x800, mode, localName = name } = entry;
  const bytes = Buffer.from(content as string);
  const packed = entry.packed ?? (stored ? bytes : deflateRawSync(bytes, { level: 9 }));
  const method = entry.method ?? (stored ? 0 : 8);
  const fields = (header: Buffer, from: number) => {
    header.writeUInt16LE(flags, from);
    header.writeUInt16LE(method, from + 2);
    header.writeUInt32LE(crc32(bytes), from + 8);
    header.writeUInt32LE(packed.length, from + 12);
    header.writeUInt32LE(entry.saidSize ?? bytes.length, from + 16);
  };
  const [local, central] = [Buffer.alloc(30), Buffer.alloc(46)];
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  fields(local, 6);
  local.writeUInt16LE(Buffer.byteLength(localName), 26);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(mode === undefined ? 20 : 0x0314, 4);
  central.writeUInt16LE(20, 6);
  fields(central, 8);
  central.writeUInt16LE(Buffer.byteLength(name), 28);
  central.writeUInt32LE(mode === undefined ? 0 : (mode << 16) >>> 0, 38);
  central.writeUInt32LE(offset, 42);
  return { local: Buffer.concat([local, Buffer.from(localName), packed]), central: Buffer.concat([central, Buffer.from(name)]) };
}
