import { nameSortKey } from './name-order';
import { searchKey } from './search-key';

const sorted = (names: string[]) => [...names].sort((a, b) => (nameSortKey(a) < nameSortKey(b) ? -1 : 1));

describe('the Vietnamese order of names', () => {
  it('goes by given name first, then family name, then middle names', () => {
    const names = ['Trần Văn An', 'Nguyễn Thị Bình', 'Nguyễn Văn An', 'Lê Anh'];
    expect(sorted(names)).toEqual(['Nguyễn Văn An', 'Trần Văn An', 'Lê Anh', 'Nguyễn Thị Bình']);
  });

  it('sorts letters as dictionaries do: a ă â, d đ, e ê, o ô ơ, u ư', () => {
    const given = ['Ưu', 'Uy', 'Ơn', 'Oanh', 'Ôn', 'Đạt', 'Dung', 'Ân', 'Ăn', 'An', 'Ánh'];
    expect(sorted(given)).toEqual(['An', 'Ánh', 'Ăn', 'Ân', 'Dung', 'Đạt', 'Oanh', 'Ôn', 'Ơn', 'Uy', 'Ưu']);
  });

  it('lets tones decide only between equal letters: ngang huyền hỏi ngã sắc nặng', () => {
    expect(sorted(['Mạ', 'Má', 'Mã', 'Mả', 'Mà', 'Ma'])).toEqual(['Ma', 'Mà', 'Mả', 'Mã', 'Má', 'Mạ']);
    expect(nameSortKey('Hạ Ban') < nameSortKey('Ha Bàn')).toBe(true);
  });

  it('takes hoà and hòa for the same name', () => {
    expect(nameSortKey('Nguyễn Thị Hoà')).toBe(nameSortKey('Nguyễn Thị Hòa'));
  });

  it('is the same for composed and decomposed text', () => {
    expect(nameSortKey('Đặng Thị Ưỡn'.normalize('NFD'))).toBe(nameSortKey('Đặng Thị Ưỡn'.normalize('NFC')));
  });
});

describe('the search key of a name', () => {
  it.each([
    ['Đặng  Thị Ưỡn', 'dang thi uon'],
    ['ĐẶNG THỊ ƯỠN', 'dang thi uon'],
    ['Nguyễn Thị Hoà '.normalize('NFD'), 'nguyen thi hoa'],
  ])('%s', (text, key) => expect(searchKey(text)).toBe(key));
});
