import { dayInProvince } from '@noivu/calendar';

/** What stands above a list of people, so that a printed sheet says where it comes from. */
export interface ListOrigin {
  readonly exportId: string;
  readonly accountId: string;
  /** The unit of whoever ordered it. */
  readonly unit: string;
  readonly reason: string;
  readonly people: number;
  readonly at: Date;
}

const PROVINCE_AHEAD_OF_UTC = 7 * 3_600_000;

const dayWritten = (at: Date): string => dayInProvince(at).split('-').reverse().join('/');
const timeWritten = (at: Date): string => new Date(at.getTime() + PROVINCE_AHEAD_OF_UTC).toISOString().slice(11, 16);

/** The lines above the table: title, who, when, how many, what for, and the number of the export. */
export const listHead = ({ exportId, accountId, unit, reason, people, at }: ListOrigin): string[] => [
  'DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC, NGƯỜI LAO ĐỘNG',
  `Cơ quan, đơn vị kết xuất: ${unit}`,
  `Tài khoản kết xuất: ${accountId}`,
  `Thời điểm kết xuất: ${timeWritten(at)} ngày ${dayWritten(at)}`,
  `Số người: ${people}`,
  `Mục đích sử dụng: ${reason}`,
  `Mã kết xuất: ${exportId}`,
];
