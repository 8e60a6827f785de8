import { KeyRing, newPairKey, type Sealed } from './key-ring';

const owners = ['gateway', 'personnel', 'training'] as const;
const pairs = Object.fromEntries(owners.map((owner) => [owner, newPairKey()]));
const directory = Object.fromEntries(owners.map((owner) => [owner, pairs[owner]!.publicKey]));
const ring = (owner: (typeof owners)[number]) => new KeyRing(owner, pairs[owner]!.privateKey, directory);

const message: Sealed = {
  subject: 'personnel.record.get',
  envelope: {
    from: 'gateway',
    id: 'm-1',
    deadline: 1_700_000_000_000,
    token: 't',
    trace: undefined,
    idempotencyKey: undefined,
    ifMatch: undefined,
  },
  body: Buffer.from('{"recordId":"1"}'),
};

describe('the seal of a message', () => {
  it('is opened by the service it was made for', () => {
    expect(ring('personnel').opens('gateway', ring('gateway').seal('personnel', message), message)).toBe(true);
  });

  it('cannot be made by a third service, though it knows every public key', () => {
    const forged = ring('training').seal('personnel', message);
    expect(ring('personnel').opens('gateway', forged, message)).toBe(false);
  });

  it('is of no use to another service', () => {
    expect(ring('training').opens('gateway', ring('gateway').seal('personnel', message), message)).toBe(false);
  });

  it.each<[string, Sealed]>([
    ['subject', { ...message, subject: 'personnel.record.change' }],
    ['body', { ...message, body: Buffer.from('{"recordId":"2"}') }],
    ['token', { ...message, envelope: { ...message.envelope, token: 'other' } }],
    ['deadline', { ...message, envelope: { ...message.envelope, deadline: 1_800_000_000_000 } }],
    ['message id', { ...message, envelope: { ...message.envelope, id: 'm-2' } }],
    ['idempotency key', { ...message, envelope: { ...message.envelope, idempotencyKey: 'k' } }],
    ['If-Match', { ...message, envelope: { ...message.envelope, ifMatch: '"v1"' } }],
  ])('does not hold when the %s is another', (_, changed) => {
    expect(ring('personnel').opens('gateway', ring('gateway').seal('personnel', message), changed)).toBe(false);
  });

  it('is refused from a sender whom nobody knows', () => {
    expect(ring('personnel').opens('nobody', 'x', message)).toBe(false);
    expect(ring('personnel').opens('__proto__', 'x', message)).toBe(false);
  });
});
