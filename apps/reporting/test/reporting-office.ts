import {
  GetReport,
  GetReportPeople,
  QuotaChanged,
  RecordChanged,
  UnitChanged,
  type GetReportPeopleRequest,
  type RecordChangedPayload,
  type ReportPeople,
  type ReportView,
} from '@noivu/contracts';
import { reportingApp } from '../src/reporting.app';
import { loneService, type LoneService } from '../../../test/harness/lone-service';
import { Dice, madePeople, TODAY } from './made-people';
import { quotas, unitIds, unitsAt } from './made-province';
import { columnsOf, rowOf } from './recount';

/** Somebody who asks. */
export interface Asker {
  readonly token: string;
}

/** Reporting with a small province and its people taken in. */
export interface ReportingOffice {
  readonly service: LoneService;
  readonly people: readonly RecordChangedPayload[];
  /** Somebody of the whole province, and somebody of Sở Nội vụ, who may read figures and open them. */
  readonly leader: Asker;
  readonly ofHome: Asker;
  report(unitId: string, asker: Asker, asOf?: string): Promise<ReportView>;
  list(request: Partial<GetReportPeopleRequest>, asker: Asker): Promise<ReportPeople>;
  everyPage(request: Partial<GetReportPeopleRequest>, asker: Asker): Promise<ReportPeople['data']>;
  /** Those whom a column of a unit's report counts today, as the naive recount sees it. */
  counted(unitId: string, column: string): RecordChangedPayload[];
}

export const both = ['reporting:report:read', 'reporting:person:read'] as const;

/** Opens the office; people are announced before the units that keep them. */
export async function reportingOffice(seed: number, number: number): Promise<ReportingOffice> {
  const people = madePeople(new Dice(seed), number).flatMap((versions) => versions.at(-1) ?? []);
  const service = await loneService(reportingApp, { now: () => new Date(`${TODAY}T03:00:00Z`) });
  for (const person of people) service.announce('personnel', RecordChanged, person, person.recordId);
  await service.catchUp();
  for (const unit of unitsAt(1)) service.announce('organization', UnitChanged, unit, unit.unitId);
  for (const quota of quotas) service.announce('organization', QuotaChanged, quota, quota.unitId);
  await service.catchUp();
  const office = questionsTo(service);
  const [leader, ofHome] = await Promise.all([unitIds.province, unitIds.home].map((unitId) => service.caller([`${unitId}:subtree`], both)));
  if (!leader || !ofHome) throw new Error('Nobody asks');
  return {
    service,
    people,
    leader,
    ofHome,
    ...office,
    counted: (unitId, column) => people.filter((person) => isCounted(person, unitId, column)),
  };
}

function isCounted(person: RecordChangedPayload, unitId: string, column: string): boolean {
  const found = columnsOf(person, TODAY);
  return found !== undefined && found.columns.includes(column) && rowOf(found.unitId, unitId, TODAY) !== undefined;
}

function questionsTo({ bus }: LoneService): Pick<ReportingOffice, 'report' | 'list' | 'everyPage'> {
  const list: ReportingOffice['list'] = (request, asker) =>
    bus.ask(GetReportPeople, { code: 'BM01', unitId: unitIds.province, column: 'total', ...request }, asker);
  return {
    report: (unitId, asker, asOf) => bus.ask(GetReport, { code: 'BM01', unitId, ...(asOf && { asOf }) }, asker),
    list,
    everyPage: async (request, asker) => {
      const data: ReportPeople['data'] = [];
      for (let cursor: string | undefined, more = true; more;) {
        const { page, data: shown } = await list({ ...request, ...(cursor && { cursor }) }, asker);
        data.push(...shown);
        [cursor, more] = [page.nextCursor, page.hasMore];
      }
      return data;
    },
  };
}

/** The records of a list, in an order of their own. */
export const idsOf = (people: readonly { recordId: string }[]): string[] => people.map(({ recordId }) => recordId).sort();
