import type { Tier, UnitKind } from '@noivu/contracts';
import { hash32 } from '../hash';
import { provinceFacts, type DemoProvince } from '../province';
import { quotasOf, type MadeQuota, type QuotaNode } from './quota';
import { unitTree, type UnitNode } from './unit-tree';
import { unitIdOf } from './unit-id';
import type { Posts, Staffing } from './unit-recipe';

/** A unit of the demo province (cơ quan, đơn vị) with its quotas. */
export interface MadeUnit {
  readonly unitId: string;
  /** Null for UBND tỉnh alone. */
  readonly parentId: string | null;
  /** Readable and unique in the province: `75.SYT.BVDK`, `75.731.25993`. */
  readonly code: string;
  readonly name: string;
  readonly shortName?: string;
  readonly kind: UnitKind;
  readonly tier: Tier;
  /** Of every unit that serves one district: its three digits. */
  readonly districtCode?: string;
  /** Of people's committees (UBND) only: the code of the place they govern. */
  readonly gsoCode?: string;
  /** The whole tree stands from one day on, so that any history in it finds its units. */
  readonly validFrom: string;
  readonly staffing: Staffing;
  /** Posts of its own, without the units below it. */
  readonly posts: Posts;
  readonly quotas: readonly MadeQuota[];
}

/** The first day of the demo's tree. */
export const treeSince = '1990-01-01';

interface IdentifiedNode extends QuotaNode {
  readonly code: string;
  readonly parentId: string | null;
  readonly source: UnitNode;
  readonly children: readonly IdentifiedNode[];
}

/** No two schools are of one size: a number of posts between 85 and 115 % of the usual one, fixed by the unit's code. */
const sized = ({ administrative, publicService, contract }: Posts, code: string): Posts => {
  const share = 0.85 + (hash32(code) % 31) / 100;
  return { administrative: Math.round(administrative * share), publicService: Math.round(publicService * share), contract };
};

function identify(province: DemoProvince, source: UnitNode, parent: { unitId: string; code: string } | null): IdentifiedNode {
  const code = parent ? `${parent.code}.${source.recipe.code}` : source.recipe.code;
  const self = { unitId: unitIdOf(province, code), code };
  return {
    ...self,
    parentId: parent?.unitId ?? null,
    source,
    posts: sized(source.recipe.posts, code),
    children: source.children.map((child) => identify(province, child, self)),
  };
}

function* inTreeOrder(node: IdentifiedNode): Generator<IdentifiedNode> {
  yield node;
  for (const child of node.children) yield* inTreeOrder(child);
}

/**
 * Every unit of a demo province as of 2025-06-30, each before the units below it. Districts and communes are the real ones with their codes
 * (sources in the README of this folder); departments are those of mid-2025; base units are typical ones.
 */
export function unitsOf(province: DemoProvince): MadeUnit[] {
  const root = identify(province, unitTree(province, provinceFacts[province]), null);
  const quotas = quotasOf(root);
  return [...inTreeOrder(root)].map(({ unitId, parentId, code, posts, source: { recipe, tier, districtCode, gsoCode } }) => ({
    unitId,
    parentId,
    code,
    name: recipe.name,
    ...(recipe.shortName && { shortName: recipe.shortName }),
    kind: recipe.kind,
    tier,
    ...(districtCode && { districtCode }),
    ...(gsoCode && { gsoCode }),
    validFrom: treeSince,
    staffing: recipe.staffing,
    posts,
    quotas: quotas.get(unitId) ?? [],
  }));
}
