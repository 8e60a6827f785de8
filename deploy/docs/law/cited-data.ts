import type { AccountKind } from '@noivu/contracts';
import { nationalOverlay, profileOf, provinceCodes, type ProvinceCode } from '@noivu/regulation';
import { permissionTable } from '../../../apps/identity/src/permission/permission-table';
import type { LawTag } from './law-tag';
import { accountKindNames, permissionNames, sectionNames, staffNames, valueNames } from './cited-words.data';

/** An article that a value of the data names, and the file that the value stands in. */
export interface CitedValue extends LawTag {
  readonly file: string;
}

/** What values of profiles, overlay and permission table say of themselves, as far as a reader of the law can use it. */
interface Cited {
  readonly article: string;
  readonly instrument?: string;
  readonly id?: string;
  readonly duty?: string;
  readonly text?: string;
  readonly name?: string;
  readonly who?: string;
  readonly why?: string;
  readonly number?: number | null;
  readonly unit?: string;
  readonly basis?: string;
  readonly category?: string;
  readonly kind?: AccountKind;
  readonly max?: number;
  readonly value?: unknown;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isCited = (value: object): value is Cited => 'article' in value && typeof value.article === 'string';

/** Every value under `root` that names an article, with the name of the property it stands in. */
function citedIn(root: object, property = ''): { property: string; value: Cited }[] {
  const below = Object.entries(root).flatMap(([name, value]) =>
    isObject(value) ? citedIn(value, Array.isArray(root) ? property : name) : [],
  );
  return isCited(root) ? [{ property, value: root }, ...below] : below;
}

/** What a value is about, in its own words where it has any. */
function subjectOf({ duty, text, name, who, why, kind, max, category, value }: Cited): string | undefined {
  const named = name && who ? `${name}: ${who}` : name;
  const counted = kind && `${accountKindNames[kind]}, nhiều nhất ${max ?? ''}`;
  return [duty, text, named, why, counted, category && staffNames[category], valueNames[String(value)]].find(
    (words) => words !== undefined,
  );
}

function periodOf({ number, unit }: Cited): string | undefined {
  if (unit === undefined) return undefined;
  return number === 0 ? 'ngay' : `${number ?? ''} ${unit === 'working-day' ? 'ngày làm việc' : 'ngày'}`;
}

function wordsOf(property: string, value: Cited): string {
  const parts = [subjectOf(value), periodOf(value), value.basis === 'derived' ? 'suy ra, văn bản không nói' : undefined];
  const words = [sectionNames[property] ?? property, parts.filter((part) => part !== undefined).join('; ')];
  return `${words.filter((part) => part !== '').join(': ')}${value.id ? ` (${value.id})` : ''}`;
}

const citedValues = (root: object, instrument: string, file: string): CitedValue[] =>
  citedIn(root).map(({ property, value }) => ({
    instrument: value.instrument ?? instrument,
    articles: value.article,
    words: wordsOf(property, value),
    file,
  }));

const ofProfile = (province: ProvinceCode): CitedValue[] =>
  citedValues(profileOf(province), profileOf(province).instrument, `libs/regulation/src/profile/${province}.profile.data.ts`);

function ofPermissions(): CitedValue[] {
  const file = 'apps/identity/src/permission/permission-table.ts';
  return Object.entries(permissionTable).flatMap(([kind, { reachArticles, grants, issues, issuesArticles }]) => {
    const holder = accountKindNames[kind as AccountKind];
    const rights = [
      { articles: reachArticles, words: `Tài khoản ${holder}: phạm vi quản lý` },
      ...grants.map(({ permissions, articles }) => ({
        articles,
        words: `Tài khoản ${holder}: ${permissions.map((permission) => permissionNames[permission]).join('; ')}`,
      })),
      {
        articles: issuesArticles,
        words: `Tài khoản ${holder}: được cấp tài khoản ${issues.map((issued) => accountKindNames[issued]).join('; ')}`,
      },
    ];
    return rights.flatMap(({ articles, words }) =>
      Object.entries(articles).map(([province, places]) => {
        return { instrument: profileOf(province as ProvinceCode).instrument, articles: places, words, file };
      }),
    );
  });
}

/** Every article that the regulation profiles, the national overlay and the permission table name. */
export const citedData = (): CitedValue[] => [
  ...provinceCodes.flatMap(ofProfile),
  ...citedValues(nationalOverlay, nationalOverlay.instrument, 'libs/regulation/src/national/national-overlay.data.ts'),
  ...ofPermissions(),
];
