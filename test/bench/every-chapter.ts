import { change } from './change/change';
import type { Chapter } from './chapter';
import { exports } from './export/export';
import { getOne } from './get-one';
import { imports } from './import/import';
import { sheet } from './sheet/sheet';
import { signIns } from './sign-in/sign-in';
import { lateLists } from './late/late-lists';
import { leastPrivileged } from './least/least-privileged';
import { report } from './report/report';
import { search } from './search/search';
import { volume } from './volume/volume';

/** Every chapter, in the order in which they are measured: those that change nothing first. */
export const everyChapter: readonly Chapter[] = [
  getOne,
  search,
  lateLists,
  leastPrivileged,
  sheet,
  exports,
  signIns,
  volume,
  change,
  report,
  imports,
];
