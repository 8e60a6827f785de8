const LETTERS = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
/** Thanh ngang, huyền, hỏi, ngã, sắc, nặng: the order of Vietnamese dictionaries. */
const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
const SHAPES = /[\u0302\u0306\u031b]/;

const place = (index: number): string => String.fromCharCode(97 + Math.floor(index / 10)) + String(index % 10);

function keyOfWord(word: string): { letters: string; tones: string } {
  let letters = '';
  let tones = '';
  for (const part of word
    .toLowerCase()
    .normalize('NFD')
    .replace(/đ/g, 'đ')
    .match(/[a-zđ][\u0300-\u036f]*/g) ?? []) {
    const marks = [...part.slice(1)];
    const letter = (part[0] ?? '') + marks.filter((mark) => SHAPES.test(mark)).join('');
    letters += place(Math.max(LETTERS.indexOf(letter.normalize('NFC')), 0));
    tones += Math.max(TONES.indexOf(marks.find((mark) => !SHAPES.test(mark)) ?? ''), 0);
  }
  // The place of a tone mark is a matter of taste (hoà, hòa): the tones of a word are compared as a set in order, without the toneless letters.
  return { letters, tones: tones.replaceAll('0', '') || '0' };
}

/**
 * The key by which people are listed the Vietnamese way: given name, family name, middle names; letters first (a ă â … d đ …), then tones.
 * Plain ASCII, so that the order is the same in every database (`COLLATE "C"`) and every program.
 */
export function nameSortKey(fullName: string): string {
  const words = fullName.trim().split(/\s+/);
  const given = words.at(-1) ?? '';
  const family = words.length > 1 ? (words[0] ?? '') : '';
  const ordered = [given, family, ...words.slice(1, -1)].map(keyOfWord);
  return `${ordered.map(({ letters }) => letters).join(' ')}|${ordered.map(({ tones }) => tones).join(' ')}`;
}
