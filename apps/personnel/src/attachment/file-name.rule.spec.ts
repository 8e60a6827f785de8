import { takenName } from './file-name.rule';

const refusal = (code: string) => expect.objectContaining({ code });

describe('the name of a file', () => {
  it('keeps what it was called, and has a slug of letters and digits without accents', () => {
    expect(takenName('Quyết định số 12-QĐ.Pdf')).toMatchObject({ name: 'Quyết định số 12-QĐ.Pdf', slug: 'Quyet-dinh-so-12-QD.pdf' });
    expect(takenName('Quye\u0302\u0301t đi\u0323nh.docx')).toMatchObject({ name: 'Quyết định.docx', slug: 'Quyet-dinh.docx' });
    expect(takenName('履歴書.png').slug).toBe('tep.png');
    expect(takenName('bao.cao.2026.exe.pdf').slug).toBe('bao-cao-2026-exe.pdf');
    expect(takenName('aux.txt').slug).toBe('tep-aux.txt');
  });

  it('has 50 characters at most, accents not counted twice', () => {
    expect(takenName(`${'ế'.repeat(46)}.pdf`).slug).toHaveLength(50);
    expect(() => takenName(`${'a'.repeat(47)}.pdf`)).toThrow(refusal('file-name-too-long'));
  });

  it.each([
    'anh\u202egpj.pdf',
    'anh\u0000.pdf',
    '../../etc/passwd.pdf',
    'a\\b.pdf',
    'C:anh.pdf',
    '.pdf',
    '.an.pdf',
    'a\u200bb.pdf',
    'a\nb.pdf',
    'a\ud800.pdf',
    '..%2f"x.pdf',
  ])('is refused where it hides something or leads astray: %j', (name) =>
    expect(() => takenName(name)).toThrow(refusal('file-name-invalid')),
  );

  it.each(['virus.exe', 'trang.html', 'hinh.svg', 'macro.xlsm', 'khong-duoi', 'a.pdf.', 'anh.pdf%00.exe'])(
    'is refused with another extension than those on the list: %s',
    (name) => expect(() => takenName(name)).toThrow(refusal('file-type-not-allowed')),
  );
});
