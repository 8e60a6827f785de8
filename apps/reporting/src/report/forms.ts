import type { ReportCode } from '@noivu/contracts';
import { bm01 } from './bm01.form';
import type { Form } from './report-form';

/** Every form that the service fills, by its code. */
export const forms: Readonly<Record<ReportCode, Form>> = { BM01: bm01 };
