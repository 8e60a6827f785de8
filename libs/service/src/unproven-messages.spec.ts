import type { DataSource } from 'typeorm';
import { MessageContext } from '@noivu/messaging';
import { UnprovenMessages } from './unproven-messages';

const message = (from: string, { subject = 'personnel.record.get', id = '', trace = '' } = {}): MessageContext =>
  new MessageContext(
    subject,
    { from, id, trace, deadline: 0, token: undefined, idempotencyKey: undefined, ifMatch: undefined },
    '',
    Buffer.from(''),
  );

const overDatabase = (query: (text: string, values: unknown[]) => Promise<void>): UnprovenMessages =>
  new UnprovenMessages({ manager: { query, dataSource: {} } } as unknown as DataSource);

describe('refused messages behind which no person stands', () => {
  let lines: { sender: unknown; action: unknown; outcome: unknown; facts: unknown; messageId: unknown; traceId: unknown }[];
  let messages: UnprovenMessages;

  beforeEach(() => {
    lines = [];
    const query = (_: string, [, , , sender, action, outcome, , facts, messageId, traceId]: unknown[]) => {
      lines.push({ sender, action, outcome, facts: JSON.parse(String(facts)) as unknown, messageId, traceId });
      return Promise.resolve();
    };
    messages = overDatabase(query);
  });
  afterEach(() => messages.stop());

  it('has a line at once for the first of a kind', async () => {
    await messages.note(message('gateway'), 'sign-in-required');
    await messages.note(message('identity'), 'sign-in-required');
    expect(lines.map(({ facts }) => facts)).toEqual([
      { attempts: 1, claimed: 'gateway' },
      { attempts: 1, claimed: 'identity' },
    ]);
  });

  it('adds up those that follow, so that the attempts of all lines are the attempts there were', async () => {
    for (let attempt = 0; attempt < 1_000; attempt += 1) await messages.note(message('gateway'), 'sign-in-required');
    expect(lines).toHaveLength(1);
    await messages.stop();
    expect(lines.map(({ facts }) => facts)).toEqual([
      { attempts: 1, claimed: 'gateway' },
      { attempts: 999, claimed: 'gateway' },
    ]);
  });

  it('writes down nothing that a stranger wrote', async () => {
    await messages.note(message("o'brien; 079085001234", { id: '079085001234', trace: '00-079085001234' }), 'sign-in-required');
    expect(lines).toEqual([
      {
        sender: 'nobody',
        action: 'personnel.record.get',
        outcome: 'sign-in-required',
        facts: { attempts: 1, claimed: 'nobody' },
        messageId: '',
        traceId: '',
      },
    ]);
  });

  it('names the sender whose seal has been found to be true', async () => {
    const sealed = message('training');
    sealed.sealed = true;
    await messages.note(sealed, 'request-invalid');
    expect(lines).toMatchObject([{ sender: 'training', outcome: 'request-invalid' }]);
  });

  it('does not count as written what the database refused', async () => {
    const failing = overDatabase(() => Promise.reject(new Error('gone')));
    for (let attempt = 0; attempt < 2; attempt += 1)
      await expect(failing.note(message('gateway'), 'sign-in-required')).rejects.toThrow('gone');
    await failing.stop();
  });
});
