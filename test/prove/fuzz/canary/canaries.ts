/** A value that stands nowhere else: wherever it shows, a person's data has gone there. */
const word = (what: string): string => `Kanaria ${what}`;

/** One in every personal field of a record, a decision, an account, a row of a roster and a file. */
export const canaries = {
  fullName: word('Họ Tên'),
  otherName: word('Tên Khác'),
  birthPlace: word('Nơi Sinh'),
  homeTown: word('Quê Quán'),
  bornOn: '1987-11-03',
  citizenNumber: '031987650421',
  address: word('Địa Chỉ'),
  phone: '0987612340',
  email: 'kanaria@thu.example',
  relative: word('Người Thân'),
  relativeBornOn: '1961-02-27',
  occupation: word('Nghề Nghiệp'),
  major: word('Chuyên Ngành'),
  institution: word('Nơi Học'),
  course: word('Khóa Học'),
  certificate: word('Chứng Chỉ'),
  award: word('Danh Hiệu'),
  title: word('Chức Vụ'),
  section: word('Phòng Ban'),
  note: word('Ghi Chú'),
  signer: word('Người Ký'),
  summary: word('Trích Yếu'),
  decisionNumber: 'KANARIA-77/QĐ',
  reason: word('Lý Do'),
  displayName: word('Tài Khoản'),
  documentNumber: 'KANARIA-78/CV',
  password: 'kanaria mật khẩu riêng',
  searched: word('Tìm'),
  fileName: 'Kanaria-tep.txt',
  fileContent: word('Trong Tệp'),
  cellName: word('Trong Bảng'),
  cellNumber: '031987650422',
  cellBornOn: '1987-11-04',
  cellTitle: word('Ô Chức Vụ'),
  wrong: word('Giá Trị Sai'),
} as const;

/** Other writings under which the same could go by: escaped, encoded, without accents. */
const writings = (value: string): string[] => {
  const plain = value.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  const escaped = JSON.stringify(value)
    .slice(1, -1)
    .replaceAll(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const [base64 = '', percent, slug] = [
    Buffer.from(value)
      .toString('base64')
      .replace(/.{0,4}$/, ''),
    encodeURIComponent(value),
    plain.replaceAll(' ', '-'),
  ];
  return [...new Set([value, value.normalize('NFD'), plain, plain.toLowerCase(), plain.toUpperCase(), escaped, base64, percent, slug])];
};

const known = Object.entries(canaries).flatMap(([field, value]) => writings(value).map((text) => ({ field, text })));

/** The fields whose values stand in a text, however they are written. */
export const canariesIn = (text: string): string[] => [
  ...new Set(known.filter((one) => text.includes(one.text)).map(({ field }) => field)),
];
