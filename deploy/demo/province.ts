import { provinceCodes, type ProvinceCode } from '@noivu/regulation';

/** The provinces that the demo can show: those of the personnel regulations, as they stood before the reform of 2025-07-01. */
export const demoProvinces = provinceCodes;
export type DemoProvince = ProvinceCode;

/** What the generators must know of a province (tỉnh). */
export interface ProvinceFacts {
  /** Two digits of the General Statistics Office, valid on 2025-06-30. */
  readonly gsoCode: string;
  readonly name: string;
  /** Which list of family and given names is usual: Hoàng and Vũ in the north, Huỳnh and Võ in the south. */
  readonly region: 'NORTH' | 'SOUTH';
  /** The day of the province's regulation on electronic records: no record was made in the system before it. */
  readonly recordsSince: string;
}

/** The facts of each province of the demo. */
export const provinceFacts: Readonly<Record<DemoProvince, ProvinceFacts>> = {
  'dong-nai': { gsoCode: '75', name: 'Đồng Nai', region: 'SOUTH', recordsSince: '2018-06-20' },
  'hoa-binh': { gsoCode: '17', name: 'Hòa Bình', region: 'NORTH', recordsSince: '2014-09-14' },
  'dong-thap': { gsoCode: '87', name: 'Đồng Tháp', region: 'SOUTH', recordsSince: '2014-06-16' },
  'tuyen-quang': { gsoCode: '08', name: 'Tuyên Quang', region: 'NORTH', recordsSince: '2020-10-01' },
};

/** Whether a word, from a command line for instance, names a province of the demo. */
export const isDemoProvince = (word: string): word is DemoProvince => demoProvinces.some((province) => province === word);
