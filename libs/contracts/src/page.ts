import { Flag, Text, Whole } from './field/fields';

/** Which page of a list: at most `limit` items after the cursor of the page before. */
export class PageRequest {
  @Whole({ min: 1, max: 200, optional: true, description: 'Số mục tối đa của trang (mặc định 50)' }) limit?: number;
  @Text({ max: 2000, optional: true, description: 'nextCursor của trang trước' }) cursor?: string;
}

/** Where a list goes on; `total` only when the client asked with `Prefer: count=exact`. */
export class PageInfo {
  @Text({ max: 2000, optional: true }) nextCursor?: string;
  @Flag() hasMore: boolean;
  @Whole({ min: 0, max: 10_000_000, optional: true }) total?: number;
}
