import type { AccountKind, Permission } from '@noivu/contracts';
import type { ProvinceCode } from '@noivu/regulation';

/** How far a kind of account reaches: the whole province, its unit and those below, or its holder's own record. */
export type Reach = 'PROVINCE' | 'UNIT' | 'OWN_RECORD';

/** The articles a right rests on, by province, of the regulation that the profile names; a province that is missing here is silent, and the right is ours. */
export type Articles = Readonly<Partial<Record<ProvinceCode, string>>>;

/** Permissions that a kind holds for one reason. */
export interface Grant {
  readonly permissions: readonly Permission[];
  readonly articles: Articles;
}

/** One kind of account (loại tài khoản): how far it reaches, what it may do, which kinds it may issue to others. */
export interface KindRights {
  readonly reach: Reach;
  readonly reachArticles: Articles;
  readonly grants: readonly Grant[];
  readonly issues: readonly AccountKind[];
  readonly issuesArticles: Articles;
}

const seesRecords: readonly Permission[] = [
  'personnel:record:read',
  'personnel:decision:read',
  'personnel:transfer:read',
  'personnel:obligation:read',
];
/** A list is taken out by whoever may look it up, and is followed while it is written. */
const exports: readonly Permission[] = ['personnel:record:export', 'personnel:job:read'];
const seesReports: readonly Permission[] = ['reporting:report:read', 'reporting:person:read'];
const seesUnits: readonly Permission[] = ['organization:unit:read', 'organization:quota:read'];

const ownUnitAndBelow: Articles = {
  'dong-nai': '10.1; 10.2',
  'hoa-binh': '7; 15.2',
  'dong-thap': 'Phụ lục, 2; Phụ lục, 3',
  'tuyen-quang': '13.2',
};
const wholeProvince: Articles = { 'dong-nai': '8.2', 'hoa-binh': '6.2', 'dong-thap': 'Phụ lục, 5; 5.4', 'tuyen-quang': '6.1' };

/** A leader follows and manages the work of others by seeing it; data are entered by the officers (DT 5.1, 5.2, 19.2). */
const leads = (articles: Articles): readonly Grant[] => [
  { permissions: seesRecords, articles },
  { permissions: ['personnel:record:search', ...exports], articles },
  { permissions: seesReports, articles },
  { permissions: [...seesUnits, 'identity:account:read'], articles },
];

/**
 * The permission table (bảng phân quyền tài khoản người dùng): Đồng Tháp's appendix has one, QĐ 539/QĐ-UBND-HC; the other three describe the same in
 * their articles (QĐ 2111 Đồng Nai art. 8, 10; QĐ 20 Hòa Bình art. 6, 12.2; QĐ 16/2020 Tuyên Quang art. 6, 11, 16). Đồng Tháp's third row is the account
 * of a body: who administers it and who keeps its records are two kinds here, and one account may be both.
 */
export const permissionTable: Readonly<Record<AccountKind, KindRights>> = {
  PROVINCIAL_LEADER: {
    reach: 'PROVINCE',
    reachArticles: { 'dong-thap': 'Phụ lục, 1' },
    grants: leads({ 'dong-thap': 'Phụ lục, 1; 5.1' }),
    issues: [],
    issuesArticles: {},
  },
  UNIT_LEADER: {
    reach: 'UNIT',
    reachArticles: ownUnitAndBelow,
    grants: leads({ 'dong-thap': 'Phụ lục, 2; 5.2', 'dong-nai': '8.1; 10.1; 10.2', 'tuyen-quang': '13.1; 13.2' }),
    issues: [],
    issuesArticles: {},
  },
  UNIT_ADMINISTRATOR: {
    reach: 'UNIT',
    reachArticles: ownUnitAndBelow,
    grants: [
      { permissions: ['identity:account:read', 'identity:account:manage'], articles: { 'dong-thap': 'Phụ lục, 3' } },
      { permissions: ['personnel:record:read', ...seesUnits], articles: { 'dong-thap': 'Phụ lục, 3; 5.3', 'dong-nai': '10.1; 10.2' } },
      { permissions: ['personnel:audit:read'], articles: { 'dong-thap': 'Phụ lục, 3; 8.10', 'dong-nai': '4.4.e' } },
    ],
    issues: ['RECORDS_OFFICER', 'OWN_RECORD_READER'],
    issuesArticles: { 'dong-thap': 'Phụ lục, 3; 5.3' },
  },
  RECORDS_OFFICER: {
    reach: 'UNIT',
    reachArticles: ownUnitAndBelow,
    grants: [
      {
        permissions: [...seesRecords, 'personnel:record:search', ...seesUnits],
        articles: { 'dong-nai': '10.1; 10.2; 16.1', 'hoa-binh': '12.1; 16.1', 'dong-thap': '5.3; 20.1', 'tuyen-quang': '11.1; 14.1' },
      },
      {
        permissions: exports,
        articles: { 'dong-nai': '3.5; 16.1', 'hoa-binh': '12.1; 16.1', 'dong-thap': '8.3; 12.2; 20.1', 'tuyen-quang': '5.2.c; 14.1' },
      },
      {
        permissions: ['personnel:record:create', 'personnel:record:change', 'personnel:decision:enter', 'personnel:import:manage'],
        articles: { 'dong-nai': '9.1; 9.2', 'hoa-binh': '12.2; 16.1', 'dong-thap': '8.1; 20.1', 'tuyen-quang': '5.2.a; 14.1' },
      },
      { permissions: ['personnel:transfer:act'], articles: { 'hoa-binh': '10', 'dong-thap': '10', 'tuyen-quang': '10' } },
      {
        permissions: ['training:enrolment:record', 'emulation:award:record'],
        articles: { 'dong-nai': '4.4.d; 4.4.đ', 'dong-thap': '8.6; 8.7; 20.1', 'tuyen-quang': '5.2.đ; 5.2.e; 14.1' },
      },
      { permissions: seesReports, articles: { 'dong-thap': '12; 20.1', 'hoa-binh': '12.1', 'tuyen-quang': '14.2' } },
    ],
    issues: [],
    issuesArticles: {},
  },
  SYSTEM_ADMINISTRATOR: {
    reach: 'PROVINCE',
    reachArticles: wholeProvince,
    grants: [
      {
        permissions: ['identity:account:read', 'identity:account:manage'],
        articles: { 'dong-nai': '8.2; 13.3', 'hoa-binh': '6.2; 14.3', 'dong-thap': '5.4; Phụ lục, 5', 'tuyen-quang': '6.1; 16.3' },
      },
      {
        permissions: [
          'personnel:record:create',
          'personnel:record:change',
          'personnel:decision:enter',
          'personnel:transfer:act',
          'personnel:import:manage',
        ],
        articles: { 'dong-nai': '9.3', 'hoa-binh': '12.2', 'dong-thap': 'Phụ lục, 5', 'tuyen-quang': '16.4.a' },
      },
      {
        permissions: [...seesRecords, 'personnel:record:search', ...exports, ...seesReports, ...seesUnits],
        articles: { 'dong-nai': '13.3; 13.4', 'hoa-binh': '6.2', 'dong-thap': '5.4; Phụ lục, 5', 'tuyen-quang': '6.1; 11.1' },
      },
      { permissions: ['personnel:audit:read'], articles: { 'dong-nai': '4.4.e', 'dong-thap': '8.10', 'tuyen-quang': '5.2.l' } },
      {
        permissions: ['organization:quota:set', 'training:enrolment:record', 'emulation:award:record'],
        articles: { 'dong-nai': '4.4.b; 9.3', 'hoa-binh': '6.2', 'dong-thap': '8.4; Phụ lục, 5', 'tuyen-quang': '5.2.d; 6.1' },
      },
    ],
    issues: ['PROVINCIAL_LEADER', 'UNIT_LEADER', 'UNIT_ADMINISTRATOR', 'RECORDS_OFFICER', 'SYSTEM_ADMINISTRATOR', 'OWN_RECORD_READER'],
    issuesArticles: { 'dong-nai': '8.2', 'hoa-binh': '6.2', 'dong-thap': '5.4', 'tuyen-quang': '6.1; 16.3' },
  },
  OWN_RECORD_READER: {
    reach: 'OWN_RECORD',
    reachArticles: { 'dong-thap': 'Phụ lục, 4' },
    grants: [{ permissions: ['personnel:record:read'], articles: { 'dong-thap': 'Phụ lục, 4' } }],
    issues: [],
    issuesArticles: {},
  },
};
