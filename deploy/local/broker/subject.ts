/** The words of a subject: `a.b.c` → a, b, c. */
export const wordsOf = (subject: string): readonly string[] => subject.split('.');

/** Whether somebody may listen to it: no word is empty, and `>` stands last if at all. */
export function isListenable(words: readonly string[]): boolean {
  return words.every((word, position) => word !== '' && (word !== '>' || position === words.length - 1));
}
