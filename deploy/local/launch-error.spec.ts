import { LaunchError, sentenceOf } from './launch-error';

const fault = (code: string, more: object = {}): Error => Object.assign(new Error(code), { code, ...more });

describe('the words for a start that fails', () => {
  it.each([
    [new LaunchError('Do this.'), 'Do this.'],
    [fault('ENOSPC', { path: '/data' }), 'The disk is full: nothing could be written (/data).'],
    [fault('53100'), 'The disk is full: PostgreSQL could not write its data.'],
    [fault('EACCES', { path: '/data' }), 'This user may not write or read (/data).'],
    [fault('EROFS', { path: '/data' }), 'The file system is read-only: nothing could be written (/data).'],
    [fault('EADDRINUSE', { address: '::', port: 8080 }), 'The address is already in use (:::8080).'],
  ])('are one sentence', (error, sentence) => expect(sentenceOf(error)).toBe(sentence));

  it('are the stack where the fault is ours', () =>
    expect(sentenceOf(new TypeError('x is not a function'))).toContain('launch-error.spec'));

  it('are found for what is no error at all', () => expect(sentenceOf('gone')).toBe('gone'));
});
