import { searchKey } from '@noivu/contracts';

/** The pattern of a part of a name, for LIKE: nothing in it stands for anything but itself. */
export const partOf = (name: string): string => `%${searchKey(name).replace(/[\\%_]/g, '\\$&')}%`;
