import { bodyOf, eachOf, type Answer } from '../wire/ask';
import { sparePerson } from './spares';
import { childrenOf, unitIds, unitNames, type UnitName } from './tree';
import type { World } from './world';

/** A transfer on its way, which refused requests are aimed at: the other side of it stands far off. */
export interface TransferOfWorld {
  readonly transferId: string;
  readonly other: UnitName;
}

/** The transfers of the world: one given and one taken by every unit. */
export class TransfersOfWorld {
  private readonly all = new Map<string, TransferOfWorld>();

  async prepare(world: World): Promise<void> {
    await eachOf(unitNames, 4, async (unit) => {
      const other = otherSideOf(unit);
      this.all.set(`given ${unit}`, { other, transferId: await sendTransfer(world, { from: unit, to: other, upTo: 'PROPOSED' }) });
      this.all.set(`taken ${unit}`, { other, transferId: await sendTransfer(world, { from: other, to: unit, upTo: 'PROPOSED' }) });
    });
  }

  given(unit: UnitName): TransferOfWorld {
    return this.of('given', unit);
  }

  taken(unit: UnitName): TransferOfWorld {
    return this.of('taken', unit);
  }

  private of(side: 'given' | 'taken', unit: UnitName): TransferOfWorld {
    const found = this.all.get(`${side} ${unit}`);
    if (!found) throw new RangeError(`No transfer is ${side} by ${unit}.`);
    return found;
  }
}

/** The other side of a unit's transfers: a base unit under another department. */
export const otherSideOf = (unit: UnitName): UnitName => (unit === 'lowerCommune' || unit === 'district' ? 'archive' : 'lowerCommune');

let number = 0;

/** Has Sở Nội vụ take a transfer of somebody spare so far. Gives its id. */
export async function sendTransfer(
  world: World,
  { from, to, upTo }: { from: UnitName; to: UnitName; upTo: 'PROPOSED' | 'SENT' | 'RECEIVED' },
): Promise<string> {
  const administrator = world.person('quantri.snv');
  const step = async (path: string, version: number, body?: object) =>
    done(await world.ask({ method: 'POST', path, headers: { 'if-match': `"v${version}"` }, ...(body && { body }) }, administrator));
  const day = '2024-06-03';
  const decision = {
    number: `${(number += 1)}/QĐ-ĐĐ`,
    issuedOn: day,
    effectiveOn: day,
    issuerUnitId: unitIds[from],
    signer: 'Trần Văn Ký',
    subject: 'TRANSFER',
    summary: 'Điều động',
  };
  const wanted = { recordId: sparePerson(from).recordId, kind: 'ACROSS', toUnitId: unitIds[to], title: 'Chuyên viên', decision };
  const { transferId } = await step('/transfers', 0, wanted);
  if (upTo !== 'PROPOSED') await step(`/transfers/${transferId}:send`, 1);
  const usingUnitId = unitIds[childrenOf(to)[0] ?? to];
  if (upTo === 'RECEIVED') await step(`/transfers/${transferId}:receive`, 2, { usingUnitId });
  return transferId;
}

function done(answer: Answer): { transferId: string } {
  if (answer.status >= 300) throw new Error(`A transfer of the world cannot be made: ${answer.asked.path} ${answer.status} ${answer.text}`);
  return bodyOf<{ transferId: string }>(answer) as { transferId: string };
}
