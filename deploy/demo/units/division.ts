import type { DemoProvince } from '../province';
import { dongNaiDivisions } from './divisions/dong-nai.divisions';
import { dongThapDivisions } from './divisions/dong-thap.divisions';
import { hoaBinhDivisions } from './divisions/hoa-binh.divisions';
import { tuyenQuangDivisions } from './divisions/tuyen-quang.divisions';

/** A commune (xã, phường, thị trấn): its five-digit code and its full name with the word of its type. */
export interface Commune {
  readonly code: string;
  readonly name: string;
}

/** A district (huyện, thành phố thuộc tỉnh): its three-digit code, its full name, its communes. */
export interface District extends Commune {
  readonly communes: readonly Commune[];
}

const texts: Readonly<Record<DemoProvince, string>> = {
  'dong-nai': dongNaiDivisions,
  'hoa-binh': hoaBinhDivisions,
  'dong-thap': dongThapDivisions,
  'tuyen-quang': tuyenQuangDivisions,
};

/** The districts of a province with their communes, in the order of the source. */
export function districtsOf(province: DemoProvince): District[] {
  const districts: { code: string; name: string; communes: Commune[] }[] = [];
  for (const line of texts[province].split('\n').filter(Boolean)) {
    const text = line.trim();
    const [code, name] = [text.slice(0, text.indexOf(' ')), text.slice(text.indexOf(' ') + 1)];
    if (line.startsWith(' ')) districts.at(-1)?.communes.push({ code, name });
    else districts.push({ code, name, communes: [] });
  }
  return districts;
}

const types = ['Thành phố', 'Thị xã', 'Thị trấn', 'Huyện', 'Phường', 'Xã'] as const;

/** The full name as it stands inside a sentence or a longer name: `Huyện Xuân Lộc` becomes `huyện Xuân Lộc`. */
export const inText = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** The name without the word of its type: `Huyện Xuân Lộc` becomes `Xuân Lộc`; `Phường 1` stays, a number alone names nothing. */
export function bareName(name: string): string {
  const type = types.find((word) => name.startsWith(`${word} `));
  const bare = type ? name.slice(type.length + 1) : name;
  return /^\d/.test(bare) ? name : bare;
}

/** What a school of the commune is called after: the bare name, or the full one where a sibling bears the same. */
export function schoolPlace(place: Commune, siblings: readonly Commune[]): string {
  const bare = bareName(place.name);
  return siblings.some(({ code, name }) => code !== place.code && bareName(name) === bare) ? inText(place.name) : bare;
}
