import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { isListenable, wordsOf } from './subject';
import { SubscriptionTree } from './subscription-tree';

/** The meaning of a pattern, said as simply as it can be. */
function matches(pattern: readonly string[], subject: readonly string[]): boolean {
  const [wanted, ...wantedNext] = pattern;
  const [word, ...next] = subject;
  if (wanted === '>') return word !== undefined;
  if (wanted === undefined || word === undefined) return wanted === word;
  return (wanted === '*' || wanted === word) && matches(wantedNext, next);
}

const word = fc.constantFrom('a', 'b', 'c');
const subject = fc.array(word, { minLength: 1, maxLength: 4 });
const pattern = fc.array(fc.oneof(word, fc.constant('*'), fc.constant('>')), { minLength: 1, maxLength: 4 }).filter(isListenable);

describe('who listens to a subject', () => {
  it('is found as by asking each listener in turn, also after some have left', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ words: pattern, stays: fc.boolean() }), { maxLength: 20 }),
        fc.array(subject),
        (listeners, subjects) => {
          const tree = new SubscriptionTree<(typeof listeners)[number]>();
          for (const listener of listeners) tree.add(listener);
          for (const listener of listeners.filter(({ stays }) => !stays)) tree.delete(listener);
          for (const words of subjects) {
            const expected = listeners.filter((listener) => listener.stays && matches(listener.words, words));
            expect(new Set(tree.find(words))).toEqual(new Set(expected));
          }
        },
      ),
    );
  });

  it('keeps nothing of those who have left', () => {
    const tree = new SubscriptionTree();
    const empty = inspect(tree, { depth: null });
    const listeners = ['a.b.c', 'a.b', 'a.*', 'a.>', '_INBOX.x.1'].map((text) => ({ words: wordsOf(text) }));
    for (const listener of listeners) tree.add(listener);
    for (const listener of listeners) tree.delete(listener);
    for (const text of ['a', 'a.b', 'a.b.c', '_INBOX.x.1']) expect(tree.find(wordsOf(text))).toEqual([]);
    expect(inspect(tree, { depth: null })).toBe(empty);
  });
});

describe('a subject that can be listened to', () => {
  it.each(['a', 'a.b', '*', '>', 'a.*.b', 'a.>', 'hồ-sơ.đổi'])('%s', (text) => expect(isListenable(wordsOf(text))).toBe(true));
  it.each(['', '.', 'a.', '.a', 'a..b', '>.a', 'a.>.b'])('is not "%s"', (text) => expect(isListenable(wordsOf(text))).toBe(false));
});
