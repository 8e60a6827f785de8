import type { Day } from '@noivu/calendar';
import { ethnicGroups } from './ethnic-group.data';
import { religions } from './religion.data';

/** One entry of a code list (mục của danh mục), valid from a day and until the day before another, where it does not hold always. */
export interface CatalogueItem {
  readonly code: string;
  readonly name: string;
  /** Other spellings under which people know it. */
  readonly aliases?: readonly string[];
  readonly from?: Day;
  readonly to?: Day;
}

/** The code lists (danh mục) that facts of a record refer to. */
export const catalogues = { 'ethnic-group': ethnicGroups, religion: religions } as const satisfies Record<string, readonly CatalogueItem[]>;
export type CatalogueName = keyof typeof catalogues;
export type Catalogues = Readonly<Record<CatalogueName, readonly CatalogueItem[]>>;

/** The entry of a code on a day; undefined where the list does not hold it then. */
export const catalogueItem = (name: CatalogueName, code: string, on: Day, lists: Catalogues = catalogues): CatalogueItem | undefined =>
  lists[name].find((item) => item.code === code && (item.from ?? '') <= on && (item.to === undefined || on < item.to));

const KINH = '01';
const FOREIGN = '55';
const NO_RELIGION = '99';

/** Whether an ethnic group is a minority (dân tộc thiểu số): every one but Kinh; foreigners are not counted. BM01/BNV column 5. */
export const isEthnicMinority = (code: string): boolean => code !== KINH && code !== FOREIGN;

/** Whether a code of the religions stands for one (BM01/BNV column 6). */
export const isReligious = (code: string): boolean => code !== NO_RELIGION;
