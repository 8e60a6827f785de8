import { Flag, Text, Whole } from './field/fields';

/** Items of a page at most. */
export const LimitField = () => Whole({ min: 1, max: 200, optional: true, description: 'Số mục tối đa của trang (mặc định 50)' });
/** After which item a page begins. */
export const CursorField = () => Text({ max: 2000, optional: true, description: 'nextCursor của trang trước' });

/** Which page of a list: at most `limit` items after the cursor of the page before. */
export class PageRequest {
  @LimitField() limit?: number;
  @CursorField() cursor?: string;
}

/** Where a list goes on; `total` only when the client asked with `Prefer: count=exact`. */
export class PageInfo {
  @Text({ max: 2000, optional: true }) nextCursor?: string;
  @Flag() hasMore: boolean;
  @Whole({ min: 0, max: 10_000_000, optional: true }) total?: number;
}
