import { provinceFacts, type DemoProvince } from '../province';
import { districtsOf, inText } from '../units/division';
import { unitsOf, type MadeUnit } from '../units/made-unit';
import type { Staffing } from '../units/unit-recipe';

/** The units of a province, to be found by what the generators ask after. */
export class World {
  private readonly byId: ReadonlyMap<string, MadeUnit>;
  private readonly byStaffing = new Map<Staffing, MadeUnit[]>();
  readonly root: MadeUnit;
  /** Every commune as it stands in an address: `xã Phú Lộc, huyện Tân Phú, tỉnh Đồng Nai`. */
  readonly places: readonly string[];

  constructor(
    readonly province: DemoProvince,
    readonly units: readonly MadeUnit[] = unitsOf(province),
  ) {
    this.byId = new Map(units.map((unit) => [unit.unitId, unit]));
    for (const unit of units) this.byStaffing.set(unit.staffing, [...this.staffedLike(unit.staffing), unit]);
    const [root] = units;
    if (!root) throw new RangeError('A province without units');
    this.root = root;
    this.places = districtsOf(province).flatMap(({ name, communes }) =>
      communes.map((commune) => `${inText(commune.name)}, ${inText(name)}, tỉnh ${provinceFacts[province].name}`),
    );
  }

  /** The units of one staffing, in tree order. */
  staffedLike(staffing: Staffing): readonly MadeUnit[] {
    return this.byStaffing.get(staffing) ?? [];
  }

  /** The unit right above; of the root the root itself. */
  above({ parentId }: MadeUnit): MadeUnit {
    return (parentId === null ? undefined : this.byId.get(parentId)) ?? this.root;
  }

  /** The sở, ban, ngành or UBND huyện that a unit belongs to; the unit itself where it is one, or UBND tỉnh. */
  departmentOf(unit: MadeUnit): MadeUnit {
    let found = unit;
    while (found.tier === 'BASE') found = this.above(found);
    return found;
  }
}
