import type { Teardown } from '../../deploy/local/run/teardown';
import type { BenchConfig } from './bench.config';
import type { PeopledProvince } from './peopled-province';
import type { Outcome } from './summary';

/** What the chapters are measured with. */
export interface Bench {
  readonly config: BenchConfig;
  readonly teardown: Teardown;
  /** The province that the chapters share: laid when the first asks for it, taken down at the end. */
  readonly province: () => Promise<PeopledProvince>;
}

/** What a chapter has found: lines of Markdown, and what came of its goals. */
export interface ChapterFindings {
  readonly lines: readonly string[];
  readonly outcomes: readonly Outcome[];
}

/** One kind of work, measured. */
export interface Chapter {
  /** Its place in docs/performance.md, and its word on the command line. */
  readonly name: string;
  /** What its goals begin with: `3` stands for `3-search-…`. */
  readonly goals: readonly string[];
  readonly measure: (bench: Bench) => Promise<ChapterFindings>;
}
