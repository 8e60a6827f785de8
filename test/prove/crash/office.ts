import { unitOf, type Clerk } from '../fleet/peopled';
import type { Told } from './journal';
import { newMark, type Sender } from './sender';

const day = '2024-06-03';
/** The day of a person's next move. */
const dayAfter = (moves: number): string => new Date(Date.parse(day) + (moves + 1) * 86_400_000).toISOString().slice(0, 10);
const degrees = ['DOCTOR', 'MASTER', 'BACHELOR', 'COLLEGE'] as const;
type Side = Exclude<Clerk, 'office'>;
const opposite: Readonly<Record<Side, Side>> = { here: 'there', there: 'here' };

/** A person whose record a writer has made, as far as the writer knows. */
interface Known {
  readonly recordId: string;
  version: number;
  side: Side;
  /** How often the person was moved: each time on a later day. */
  moves: number;
}

/** A decision on the strength of which something is written; its number is the mark of the write. */
export const decisionOf = (mark: string, clerk: Clerk, { subject = 'OTHER', on = day } = {}): object => ({
  number: mark,
  issuedOn: on,
  effectiveOn: on,
  issuerUnitId: unitOf(clerk),
  signer: 'Trần Văn Ký',
  subject,
  summary: 'Về công tác cán bộ',
});

let people = 0;

const firstFacts = (unitId: string): object[] => {
  people += 1;
  const values = {
    identity: {
      fullName: `Nguyễn Văn ${people}`,
      sex: 'MALE',
      bornOn: '1995-02-03',
      citizenNumber: `08${String(people).padStart(10, '0')}`,
    },
    post: { managingUnitId: unitId, usingUnitId: unitId, title: 'Chuyên viên' },
    'staff-category': { category: 'CIVIL_SERVANT', level: 'DISTRICT_AND_ABOVE' },
    status: { status: 'WORKING' },
    'ethnic-group': { code: '01' },
    religion: { code: '99' },
  };
  return Object.entries(values).map(([kind, value]) => ({ kind, validFrom: day, value }));
};

/** A record to be made of somebody whom nobody else is. */
export const recordOf = (mark: string, clerk: Clerk): Told => ({
  custodianUnitId: unitOf(clerk),
  decision: decisionOf(mark, clerk, { subject: 'RECRUITMENT' }),
  facts: firstFacts(unitOf(clerk)),
});

/** One clerk at work, on records of their own: what they do next is drawn by lot, and always one thing at a time. */
export class Office {
  private readonly known: Known[] = [];

  constructor(
    private readonly sender: Sender,
    private readonly side: Side,
    /** Between 0 and 1, by a seed. */
    private readonly draw: () => number,
  ) {}

  /** Does one thing. */
  async turn(): Promise<void> {
    const record = this.known[Math.floor(this.draw() * this.known.length)];
    if (!record || this.known.length < 3) return this.create();
    const lot = this.draw();
    if (lot < 0.2) return this.create();
    if (lot < 0.45) return this.change(record);
    if (lot < 0.65) return this.transfer(record);
    return lot < 0.83 ? this.enrol(record) : this.award(record);
  }

  async create(): Promise<void> {
    const [clerk, mark] = [this.side, newMark()];
    const made = await this.sender.write({ verb: 'create', clerk, mark, path: 'personnel-records', body: recordOf(mark, clerk) });
    if (made) this.known.push({ recordId: String(made['recordId']), version: Number(made['version']), side: clerk, moves: 0 });
  }

  private async change(record: Known): Promise<void> {
    const [clerk, mark, level] = [record.side, newMark(), degrees[Math.floor(this.draw() * degrees.length)]];
    const acts = [{ act: 'add', kind: 'degree', validFrom: day, value: { level, major: mark } }];
    const path = `personnel-records/${record.recordId}/changes`;
    const body = { decision: decisionOf(mark, clerk), acts };
    const done = await this.sender.write({ verb: 'change', clerk, mark, path, body, ifMatch: record.version });
    if (done) record.version = Number(done['version']);
    else await this.look(record);
  }

  /** A transfer to the other side, as far as the lot lets it go. */
  private async transfer(record: Known): Promise<void> {
    const [from, to, mark] = [record.side, opposite[record.side], newMark()];
    const body = {
      recordId: record.recordId,
      kind: 'ACROSS',
      toUnitId: unitOf(to),
      title: 'Chuyên viên',
      decision: decisionOf(mark, from, { subject: 'TRANSFER', on: dayAfter(record.moves) }),
    };
    const proposed = await this.sender.write({ verb: 'propose', clerk: from, mark, path: 'transfers', body });
    if (!proposed) return this.look(record);
    const transferId = String(proposed['transferId']);
    if (this.draw() < 0.1) return void (await this.step(transferId, 'cancel', from, 1));
    await this.step(transferId, 'send', from, 1);
    const lot = this.draw();
    if (lot < 0.1) return void (await this.step(transferId, 'cancel', from, 2));
    if (lot < 0.2) return void (await this.step(transferId, 'refuse', to, 2));
    if (!(await this.step(transferId, 'receive', to, 2))) return;
    record.side = to;
    record.moves += 1;
    return this.look(record);
  }

  private async step(transferId: string, verb: 'send' | 'receive' | 'refuse' | 'cancel', clerk: Side, version: number): Promise<boolean> {
    const body = verb === 'refuse' || verb === 'cancel' ? { reason: 'Nhầm đơn vị' } : {};
    const done = await this.sender.write({
      verb,
      clerk,
      mark: newMark(),
      path: `transfers/${transferId}:${verb}`,
      body,
      ifMatch: version,
      transferId,
    });
    return done !== undefined;
  }

  private async enrol({ recordId, side }: Known): Promise<void> {
    const mark = newMark();
    const body = { recordId, course: mark, startedOn: '2024-03-04', completedOn: '2024-03-15' };
    await this.sender.write({ verb: 'enrol', clerk: side, mark, path: 'enrolments', body });
  }

  private async award({ recordId, side }: Known): Promise<void> {
    const mark = newMark();
    const body = {
      recordId,
      title: `Chiến sĩ thi đua ${mark}`,
      year: 2023,
      decisionNumber: mark,
      decidedOn: '2024-01-15',
      decidedBy: 'Ủy ban nhân dân tỉnh',
    };
    await this.sender.write({ verb: 'award', clerk: side, mark, path: 'award-decisions', body });
  }

  // Courses and awards that arrive change a record too: its version is looked up when somebody else was faster.
  private async look(record: Known): Promise<void> {
    const answer = await this.sender.read(record.side, `personnel-records/${record.recordId}`);
    if (answer?.status === 200) record.version = Number(answer.body['version']);
  }
}
