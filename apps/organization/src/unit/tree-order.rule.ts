/** A unit as it stands in a list of units: each after the one above it. */
export interface TreeUnit {
  readonly unitId: string;
  readonly parentId: string | null;
}

/** The place of a unit in the pre-order of the tree: it and all below it have numbers from `ord` to `lastOrd`. */
export interface TreePlace {
  readonly ord: number;
  readonly lastOrd: number;
}

/** Numbers left free after each unit, so that a new one below it moves nobody. */
const GAP = 1024;

/**
 * Numbers units in pre-order with gaps. The order among the children of one unit is that of the list.
 * @throws RangeError when a unit stands before the one above it, or twice
 * @law none: numbers for places in a list
 */
export function placesInTree(units: readonly TreeUnit[]): ReadonlyMap<string, TreePlace> {
  const children = new Map<string | null, string[]>();
  const seen = new Set<string>();
  for (const { unitId, parentId } of units) {
    if (seen.has(unitId)) throw new RangeError(`The unit ${unitId} stands twice in the list.`);
    if (parentId !== null && !seen.has(parentId)) throw new RangeError(`The unit ${unitId} stands before the unit above it.`);
    seen.add(unitId);
    children.set(parentId, [...(children.get(parentId) ?? []), unitId]);
  }
  const places = new Map<string, TreePlace>();
  let next = GAP;
  const number = (unitId: string): void => {
    const ord = next;
    next += GAP;
    (children.get(unitId) ?? []).forEach(number);
    places.set(unitId, { ord, lastOrd: next - 1 });
  };
  (children.get(null) ?? []).forEach(number);
  return places;
}
