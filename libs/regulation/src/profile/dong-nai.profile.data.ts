import type { RegulationProfile } from './regulation-profile';

const derived = { number: 5, unit: 'working-day', startsFrom: 'document-date', basis: 'derived' } as const;
const follows = { responsibleRole: 'record-authority', article: '9.1; 9.2.a', derivedFrom: ['DN-T01', 'DN-T02'] } as const;

/**
 * Decision 2111/QĐ-UBND of 2018-06-20, in force from the day it was signed (art. 2 of the decision). Taken down from the text on 2026-11-21.
 * Art. 7.1 prints that tier one stores the records of tier one; read as: of tiers two and three.
 * @test libs/regulation/src/profile/regulation-profile.spec.ts
 * @test libs/regulation/src/timer/due-date.rule.spec.ts
 */
export const dongNai: RegulationProfile = {
  province: 'dong-nai',
  name: 'Đồng Nai',
  instrument: '2111/QĐ-UBND',
  title: 'Quy chế tạm thời về phối hợp quản lý, sử dụng hệ thống phần mềm quản lý ngành Nội vụ tỉnh Đồng Nai',
  issuedOn: '2018-06-20',
  inForceFrom: '2018-06-20',
  recordTerm: 'hồ sơ điện tử',
  tierNumbering: 'top-down',
  tiers: [
    { tier: 'PROVINCE', number: 1, name: 'Cấp một', who: 'Ủy ban nhân dân tỉnh, ủy quyền cho Sở Nội vụ', article: '7.1' },
    { tier: 'DEPARTMENT', number: 2, name: 'Cấp hai', who: 'sở, ban, ngành; Ủy ban nhân dân cấp huyện', article: '7.2' },
    {
      tier: 'BASE',
      number: 3,
      name: 'Cấp ba (cấp cơ sở)',
      who: 'cơ quan, đơn vị độc lập trực thuộc sở, ban, ngành và Ủy ban nhân dân cấp huyện, gồm cả Ủy ban nhân dân cấp xã; không gồm phòng, ban chuyên môn của huyện',
      article: '7.3',
    },
  ],
  people: [
    { category: 'CADRE', article: '2.2.a' },
    { category: 'CIVIL_SERVANT', article: '2.2.a' },
    { category: 'PUBLIC_EMPLOYEE', article: '2.2.a' },
    { category: 'CONTRACT_WORKER', under: '68/2000/NĐ-CP', article: '2.2.b' },
    { category: 'COMMUNE_PART_TIMER', article: '2.2.c' },
  ],
  timers: [
    {
      id: 'DN-T01',
      events: ['record-change'],
      tiers: ['BASE'],
      duty: 'Cập nhật đầy đủ thông tin thay đổi vào phần mềm',
      number: 5,
      unit: 'working-day',
      startsFrom: 'document-date',
      responsibleRole: 'base-unit',
      article: '9.1',
      basis: 'text',
    },
    {
      id: 'DN-T02',
      events: ['record-change'],
      tiers: ['DEPARTMENT', 'PROVINCE'],
      duty: 'Cập nhật đầy đủ thông tin thay đổi vào phần mềm',
      number: 5,
      unit: 'working-day',
      startsFrom: 'document-date',
      responsibleRole: 'record-authority',
      article: '9.2.a',
      basis: 'text',
    },
    { ...derived, ...follows, id: 'DN-D01', events: ['new-record'], duty: 'Lập hồ sơ mới' },
    {
      ...derived,
      ...follows,
      id: 'DN-D02',
      events: ['transfer-within', 'transfer-send', 'transfer-receive'],
      duty: 'Điều chuyển, tiếp nhận hồ sơ',
    },
    { ...derived, ...follows, id: 'DN-D03', events: ['leave-province', 'status-change'], duty: 'Điều chỉnh tình trạng hồ sơ' },
  ],
  silences: [],
  transfers: {
    within: [{ act: 'move', timerId: 'DN-D02' }],
    across: [
      { act: 'send', timerId: 'DN-D02' },
      { act: 'receive', timerId: 'DN-D02' },
    ],
    leave: [{ act: 'set-status', timerId: 'DN-D03' }],
  },
  periodicDuties: [
    {
      id: 'DN-P01',
      every: 'week',
      owedBy: 'DEPARTMENT',
      reviews: 'BASE',
      duty: 'Rà soát, kiểm tra việc cập nhật của các đơn vị cấp cơ sở và hiệu chỉnh nội dung của cấp mình',
      article: '9.2.c',
    },
    {
      id: 'DN-P02',
      every: 'week',
      owedBy: 'PROVINCE',
      reviews: 'DEPARTMENT',
      duty: 'Rà soát, kiểm tra việc cập nhật của các đơn vị cấp hai và hiệu chỉnh nội dung của hệ thống',
      article: '9.3.a',
    },
  ],
  reports: [
    {
      id: 'DN-R01',
      name: 'Báo cáo công tác quản lý hồ sơ điện tử',
      by: 'sở, ban, ngành tỉnh; Ủy ban nhân dân cấp huyện',
      to: 'Ủy ban nhân dân tỉnh thông qua Sở Nội vụ',
      before: ['06-15', '12-15'],
      article: '12.1.a',
    },
    {
      id: 'DN-R02',
      name: 'Báo cáo tổng hợp tình hình quản lý hồ sơ điện tử trong toàn tỉnh',
      by: 'Sở Nội vụ',
      to: 'Ủy ban nhân dân tỉnh; Bộ Nội vụ',
      before: [],
      article: '12.1.b',
    },
  ],
  accountRules: [
    { code: 'head-account', text: 'Thủ trưởng cơ quan, đơn vị được cấp tài khoản để quản lý hồ sơ thuộc thẩm quyền', article: '8.1' },
    {
      code: 'adviser-rights',
      text: 'Trưởng phòng Tổ chức cán bộ (Chánh Văn phòng), Trưởng phòng Nội vụ cấp huyện được cấp quyền để tham mưu cho thủ trưởng',
      article: '8.1.a',
    },
    { code: 'granted-to-persons', text: 'Quyền được cấp cho cá nhân', article: '8.1.b' },
    {
      code: 'delegation',
      text: 'Thủ trưởng muốn cấp quyền cho cấp dưới khi đi công tác, điều trị bệnh … phải gửi Sở Nội vụ văn bản nêu rõ người được ủy quyền',
      inWriting: true,
      article: '8.1.b',
    },
    {
      code: 'delegated-updating',
      text: 'Cơ quan cấp hai ủy quyền cho đơn vị trực thuộc cập nhật sau khi Sở Nội vụ thống nhất',
      article: '9.2.b',
    },
    { code: 'administered-by-home-affairs', text: 'Sở Nội vụ dùng tài khoản quản trị để cấp, phân quyền tài khoản', article: '8.2; 13.3' },
    {
      code: 'officer-named',
      text: 'Cơ quan quyết định bằng văn bản người được dùng tài khoản và chịu trách nhiệm',
      inWriting: true,
      article: '15.2',
    },
    { code: 'used-within-scope', text: 'Người được giao dùng tài khoản của cơ quan theo phân cấp quản lý', article: '16.1' },
  ],
  accountLimits: [],
  passwords: { changeIssued: null, rotation: null, lost: { asks: 'officer', inWriting: true, article: '16.6' } },
  principles: {
    matchesPaper: { value: true, article: '5.2' },
    legalValue: { value: 'EQUAL_TO_PAPER', article: '5.2; 17.3' },
    secrecy: { value: 'CLASSIFIED_PAPERS_ONLY', article: '5.1' },
    headAnswers: { value: true, article: '5.2' },
    outsideReaders: { value: 'WRITTEN_PERMISSION', article: '10.3' },
    yieldsToLaterLaw: { value: true, article: '18.1' },
  },
  outageNotice: null,
};
