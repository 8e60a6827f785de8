/**
 * Who may do what to whom, written from the four regulations and from nothing else: no line of the product is imported, and none is asked.
 * DN = QĐ 2111/QĐ-UBND 2018 Đồng Nai, HB = QĐ 20/QĐ-UBND 2014 Hòa Bình, DT = QĐ 539/QĐ-UBND-HC 2014 Đồng Tháp (PL = its phụ lục, by row),
 * TQ = QĐ 16/2020/QĐ-UBND Tuyên Quang, whose steps of a transfer the matrix runs under. What no article gives, nobody has (DN 6.1, TQ 4.1).
 */
import type { Asker, Kind, Target, Thing, Verdict } from './question';

const looks = ['read record', 'search', 'read case', 'read transfer', 'read report', 'directory', 'read quota', 'read account'] as const;
// DN 3.5, HB 12.1, DT 3.5, 8.3, TQ 5.2c: khai thác is looking up and taking out (kết xuất); what somebody took out is theirs alone (DN 6.1, HB 8.1).
const takesOut = ['export', 'fetch export', 'follow job'] as const;
const enters = ['write record', 'enter decision', 'propose transfer', 'give transfer', 'take transfer', 'import'] as const;
const administers = ['issue ordinary account', 'manage ordinary account', 'manage officer account', 'read audit'] as const;
const reserved = ['issue officer account', 'issue leader account', 'manage leader account', 'renew officer password', 'set quota'] as const;

/** What is done, in the words of the articles. */
export type Act =
  'public' | 'keep own account' | (typeof looks | typeof takesOut | typeof enters | typeof administers | typeof reserved)[number];
const rights: Readonly<Record<Kind, { reach: 'province' | 'unit and below' | 'own record'; may: readonly Act[] }>> = {
  // DT 5.1, PL 1: quản lý, xem hồ sơ, tra cứu, xem số liệu của tất cả mẫu báo cáo, toàn tỉnh; "theo dõi, quản lý việc sử dụng": sees accounts, enters nothing.
  PROVINCIAL_LEADER: { reach: 'province', may: [...looks, ...takesOut] },
  // DT 5.2, PL 2; DN 8.1, 10.1, 10.2: the same within the body that the person heads.
  UNIT_LEADER: { reach: 'unit and below', may: [...looks, ...takesOut] },
  // DT PL 3 quản trị đơn vị, cấp tài khoản người dùng bình thường; DT 5.3 khai thác hồ sơ; DT 8.10, DN 4.4e who did what: in its own body.
  UNIT_ADMINISTRATOR: { reach: 'unit and below', may: [...administers, 'read account', 'read record', 'directory', 'read quota'] },
  // DN 9.1, 9.2, 15.2, 16.1; HB 12.1, 12.2, 16.1; DT 9, 20.1; TQ 7.1, 7.2, 13.2, 14.1: cập nhật, quản lý, khai thác; transfers HB 10, TQ 10. No accounts.
  RECORDS_OFFICER: { reach: 'unit and below', may: [...looks.filter((act) => act !== 'read account'), ...takesOut, ...enters] },
  // DN 8.2, 9.3, 13.3; HB 6.2, 12.2 (quyền quản trị: toàn quyền); DT 5.4, PL 5; TQ 6.1, 16.3: Sở Nội vụ, toàn tỉnh; quota given, DN 4.4b, TQ 5.2d.
  SYSTEM_ADMINISTRATOR: { reach: 'province', may: [...looks, ...takesOut, ...enters, ...administers, ...reserved] },
  // DT PL 4: xem thông tin hồ sơ, trong hồ sơ cá nhân.
  OWN_RECORD_READER: { reach: 'own record', may: ['read record'] },
};

const isIn = (unit: readonly string[], top: readonly string[]): boolean => top.every((name, depth) => unit[depth] === name);
/** Whether it only reads. */
export const isLook = (act: Act): boolean => looks.some((look) => look === act);
const holds = ({ kinds }: Asker, act: Act): readonly Kind[] => kinds.filter((kind) => rights[kind].may.includes(act));
const isOwn = (asker: Asker, { id }: Thing): boolean => asker.kinds.includes('OWN_RECORD_READER') && id === asker.ownRecord; // DT PL 4

function covers(kind: Kind, asker: Asker, thing: Thing, act: Act): boolean {
  const { reach } = rights[kind];
  if (act === 'fetch export') return thing.owner === asker.accountId;
  if (reach !== 'unit and below') return reach === 'province' || isOwn(asker, thing); // DT PL 1, PL 5, DN 8.2; DT PL 4
  const [gives, takes] = [isIn(thing.unit, asker.unit), isIn(thing.to ?? thing.unit, asker.unit)]; // DN 10.1, 10.2; TQ 7.2, 13.2: never beside or above
  if (act === 'read transfer') return gives || takes; // TQ 10.2: both sides have their part
  return act === 'take transfer' ? takes : gives; // TQ 10.2: who manages hands over, the new unit receives and hands on
}

// Whom an account belongs to is itself hidden: who administers accounts is refused by its kind only inside the scope.
const general = (act: Act): Act => (/^manage|^renew/.test(act) ? 'manage ordinary account' : act);
const seeing = (act: Act): Act =>
  act === 'fetch export' ? act : act.endsWith('transfer') ? 'read transfer' : /account|password/.test(act) ? 'read account' : 'read record';
// The agency decides who keeps its records (DN 15.2; HB 15.2; DT 19.2; TQ 13.2), by an administrator who keeps them too (DN 6.1); for units below, Sở Nội vụ agrees (DT 5.3; TQ 6.2).
const decidesOfficer = ({ kinds, unit }: Asker, target: Target): boolean =>
  ['UNIT_ADMINISTRATOR', 'RECORDS_OFFICER'].every((kind) => kinds.some((own) => own === kind)) &&
  target.is === 'there' &&
  target.unit.join() === unit.join();

/** The answer that the law asks for. Who lacks the right is told so before anything of the target is looked at. */
export function verdict(asker: Asker, act: Act, target: Target): Verdict {
  if (act === 'public') return 'allowed';
  if (asker.standing === 'nobody') return 'unknown asker'; // DN 6.1; HB 5.3; TQ 4.1
  if (act === 'keep own account') return 'allowed'; // HB 16.1; DT 20.1; TQ 14.1
  if (asker.standing === 'issued password not changed') return 'forbidden'; // HB 16.1; DT 20.1; TQ 14.1
  if (act === 'issue officer account' && decidesOfficer(asker, target)) return 'allowed';
  if (holds(asker, general(act)).length === 0) return 'forbidden';
  return target.is === 'there'
    ? onThing(asker, act, target)
    : ({ absent: 'hidden', malformed: 'malformed', nothing: 'allowed' } as const)[target.is];
}

/** What lies outside does not exist; what is seen and may not be touched is refused as that. */
function onThing(asker: Asker, act: Act, thing: Thing): Verdict {
  if (thing.id === asker.accountId && /^manage|^renew/.test(act)) return 'forbidden'; // DN 6.1, TQ 4.1: nobody keeps up the own rights
  if (holds(asker, act).some((kind) => covers(kind, asker, thing, act))) return 'allowed';
  if (isLook(act) && isOwn(asker, thing)) return 'allowed'; // DT PL 4: what they may look at, of the own record too
  return holds(asker, seeing(act)).some((kind) => covers(kind, asker, thing, seeing(act))) ? 'forbidden' : 'hidden';
}
