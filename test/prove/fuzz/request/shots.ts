import * as fc from 'fast-check';
import type { ApiDocument, DocumentedOperation } from '../document/schema';
import { broken } from './broken';
import { onWire, type Drawn, type Shot } from './drawn';
import type { KnownThings } from './known-things';
import { ValidRequests } from './valid';
import { wild } from './wild';

/** Those that hash a password take a hundred times longer than the others. */
const slow = ['identity_session_begin', 'identity_password_change', 'identity_account_create', 'identity_account_reissue_password'];

/** Draws shots of one sort, the same ones for the same seed. */
export class Shots {
  private readonly drawn: fc.Arbitrary<Drawn>;
  private readonly lot = fc.nat();

  constructor(
    private readonly document: ApiDocument,
    private readonly operations: readonly DocumentedOperation[],
    known: KnownThings,
  ) {
    const valid = new ValidRequests(document, known);
    this.drawn = fc.oneof(
      ...operations.map((operation) => ({ arbitrary: valid.of(operation), weight: slow.includes(operation.id) ? 1 : 4 })),
    );
  }

  draw(sort: Shot['sort'], count: number, seed: number): Shot[] {
    return fc.sample(this[sort](), { seed, numRuns: count });
  }

  private valid(): fc.Arbitrary<Shot> {
    return fc
      .tuple(this.drawn, this.lot)
      .map(([drawn, lot]) => ({ sort: 'valid', what: 'valid', operation: drawn.operation, request: onWire(drawn), lot }));
  }

  private broken(): fc.Arbitrary<Shot> {
    return fc.tuple(this.drawn, this.lot, this.lot).map(([drawn, which, lot]) => {
      const { what, ...request } = broken(drawn, this.document, which);
      return { sort: 'broken', what, operation: drawn.operation, request: onWire(request), lot };
    });
  }

  private wild(): fc.Arbitrary<Shot> {
    return fc
      .tuple(wild(this.drawn), this.lot)
      .map(([shot, lot]) => ({ ...shot, sort: 'wild', lot, operation: shot.operation ?? this.named(shot.request) }));
  }

  /** The operation that a method and a path name, after all. */
  private named({ method, path }: Shot['request']): DocumentedOperation | undefined {
    // A whole address in place of a path is HTTP too (RFC 9112, 3.2.2).
    const [plain = ''] = path.replace(/^https?:\/\/[^/]+/, '').split('?');
    const isLike = (template: string) =>
      new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{[A-Za-z]+\}/g, '[^/:]+')}$`).test(plain);
    // HEAD is GET without the body.
    return this.operations.find((operation) => operation.method === (method === 'HEAD' ? 'GET' : method) && isLike(operation.path));
  }
}
