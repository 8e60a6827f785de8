import { readControlLine } from './control-line';

describe('a control line of a NATS client', () => {
  it.each([
    ['PUB a 5', { verb: 'PUBLISH', subject: 'a', reply: undefined, headerSize: 0, totalSize: 5 }],
    ['PUB a _INBOX.1 5', { verb: 'PUBLISH', subject: 'a', reply: '_INBOX.1', headerSize: 0, totalSize: 5 }],
    ['HPUB a 12 17', { verb: 'PUBLISH', subject: 'a', reply: undefined, headerSize: 12, totalSize: 17 }],
    ['HPUB a _INBOX.1 12 17', { verb: 'PUBLISH', subject: 'a', reply: '_INBOX.1', headerSize: 12, totalSize: 17 }],
    ['pub\ta   0 ', { verb: 'PUBLISH', subject: 'a', reply: undefined, headerSize: 0, totalSize: 0 }],
    ['SUB a.> 1', { verb: 'SUB', subject: 'a.>', queue: undefined, sid: '1' }],
    ['SUB a workers 1', { verb: 'SUB', subject: 'a', queue: 'workers', sid: '1' }],
    ['UNSUB 1', { verb: 'UNSUB', sid: '1', after: 0 }],
    ['UNSUB 1 3', { verb: 'UNSUB', sid: '1', after: 3 }],
    ['PING', { verb: 'PING' }],
    ['pong', { verb: 'PONG' }],
  ])('%s', (line, meaning) => expect(readControlLine(line)).toEqual(meaning));

  it('tells what a client wants, with what it leaves open', () => {
    const wishes = { verbose: false, echo: true, headers: false, noResponders: false, token: undefined };
    expect(readControlLine('CONNECT {}')).toEqual({ verb: 'CONNECT', wishes });
    const all = '{"verbose":true,"echo":false,"headers":true,"no_responders":true,"auth_token":"a b"}';
    expect(readControlLine(`CONNECT ${all}`)).toEqual({
      verb: 'CONNECT',
      wishes: { verbose: true, echo: false, headers: true, noResponders: true, token: 'a b' },
    });
  });

  it.each(['', 'GET / HTTP/1.1', 'toString', '__proto__ a 1'])('"%s" is no command', (line) => {
    expect(() => readControlLine(line)).toThrow('Unknown Protocol Operation');
  });

  it.each([
    'PUB',
    'PUB a',
    'PUB a b c 1',
    'PUB a 1.5',
    'PUB a 0x10',
    'PUB a 1234567890',
    'HPUB a 1',
    'HPUB a b c 1 2',
    'HPUB a 3 2',
    'SUB',
    'SUB a',
    'SUB a b c d',
    'UNSUB',
    'UNSUB 1 2 3',
    'UNSUB 1 soon',
    'CONNECT',
    'CONNECT 1',
    'CONNECT {"verbose":',
  ])('"%s" is malformed', (line) => expect(() => readControlLine(line)).toThrow('Parser Error'));
});
