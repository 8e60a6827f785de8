import { unitIds } from '../../matrix/world/tree';
import { Client } from '../../province/client';
import { clerk } from './peopled-province';

/** A session: its tokens, and the scope context that rides in the access token. */
export interface Session {
  readonly client: Client;
  readonly refreshToken: string;
  readonly context: string;
}

/** Signs the clerk in. */
export async function beginSession(url: string): Promise<Session> {
  const { status, body } = await new Client(url).post('auth/sign-in', clerk);
  if (status !== 200) throw new Error(`The clerk could not sign in: ${JSON.stringify(body)}`);
  const claims = JSON.parse(Buffer.from(body['accessToken']!.split('.')[1] ?? '', 'base64url').toString()) as { ctx: string };
  return { client: new Client(url, body['accessToken']), refreshToken: body['refreshToken']!, context: claims.ctx };
}

/** A journal that is kept outside of the database: which writes were acknowledged. */
export class Clerk {
  readonly acknowledged: string[] = [];

  constructor(
    private readonly client: Client,
    private people = 0,
  ) {}

  /** Makes a record, and notes it when the gateway has said that it stands. */
  async write(): Promise<void> {
    this.people += 1;
    const { status, body } = await this.client.post('personnel-records', recordOf(this.people));
    if (status !== 201) throw new Error(`The record was not made: ${status} ${JSON.stringify(body)}`);
    this.acknowledged.push(body['recordId']!);
  }

  async writeMany(count: number): Promise<void> {
    for (let done = 0; done < count; done += 1) await this.write();
  }
}

const unitId = unitIds.healthCentre;
const day = '2024-06-03';

function recordOf(number: number): object {
  const values = {
    identity: {
      fullName: `Nguyễn Văn ${number}`,
      sex: 'MALE',
      bornOn: '1995-02-03',
      citizenNumber: `08${String(number).padStart(10, '0')}`,
    },
    post: { managingUnitId: unitId, usingUnitId: unitId, title: 'Chuyên viên' },
    'staff-category': { category: 'CIVIL_SERVANT', level: 'DISTRICT_AND_ABOVE' },
    status: { status: 'WORKING' },
    'ethnic-group': { code: '01' },
    religion: { code: '99' },
  };
  return {
    custodianUnitId: unitId,
    decision: {
      number: `${number}/QĐ-TTYT`,
      issuedOn: day,
      effectiveOn: day,
      issuerUnitId: unitId,
      signer: 'Trần Văn Ký',
      subject: 'RECRUITMENT',
      summary: 'Về việc tuyển dụng công chức',
    },
    facts: Object.entries(values).map(([kind, value]) => ({ kind, validFrom: day, value })),
  };
}
