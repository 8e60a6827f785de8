/** The provinces whose personnel regulation the system knows (tỉnh): what differs between them is data, never a branch in the code. */
export const provinceCodes = ['dong-nai', 'hoa-binh', 'dong-thap', 'tuyen-quang'] as const;
export type ProvinceCode = (typeof provinceCodes)[number];
