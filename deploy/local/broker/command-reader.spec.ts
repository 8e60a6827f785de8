import { CommandReader, type Command } from './command-reader';

const maxPayload = 100;

const readAll = (chunks: readonly string[]): readonly Command[] => {
  const reader = new CommandReader(maxPayload);
  return chunks.flatMap((chunk) => [...reader.read(Buffer.from(chunk, 'latin1'))]);
};

const summaryOf = (command: Command) =>
  command.verb === 'MESSAGE' ? [command.headers?.toString(), command.payload.toString()] : command.verb;

describe('the bytes of one connection', () => {
  const bytes = 'PING\r\n\r\nPUB a 7\r\nPU\r\nB \0\r\nHPUB a 4 6\r\nhead!?\r\nPUB a 0\r\n\r\nPONG\n';
  const commands = ['PING', [undefined, 'PU\r\nB \0'], ['head', '!?'], [undefined, ''], 'PONG'];

  it('are cut into commands', () => expect(readAll([bytes]).map(summaryOf)).toEqual(commands));

  it('are cut into the same commands, however they were split on the way', () => {
    for (let size = 1; size < bytes.length; size += 1) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, part) => bytes.slice(part * size, (part + 1) * size));
      expect(readAll(chunks).map(summaryOf)).toEqual(commands);
    }
  });

  it.each([
    ['a line without end', 'P'.repeat(4_097), 'maximum control line exceeded'],
    ['a line that is too long', `SUB ${'a'.repeat(4_097)} 1\r\n`, 'maximum control line exceeded'],
    ['a payload that is too large', 'PUB a 101\r\n', 'Maximum Payload Violation'],
    ['a payload without its end', 'PUB a 1\r\nabc', 'Parser Error'],
  ])('are refused at %s', (_what, said, refusal) => expect(() => readAll([said])).toThrow(refusal));

  it('obeys what stands before the breach', () => {
    const heard: string[] = [];
    const read = () => {
      for (const command of new CommandReader(maxPayload).read(Buffer.from('PING\r\nNONSENSE\r\nPONG\r\n'))) heard.push(command.verb);
    };
    expect(read).toThrow('Unknown Protocol Operation');
    expect(heard).toEqual(['PING']);
  });
});
