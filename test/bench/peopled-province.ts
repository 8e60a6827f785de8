import type { Teardown } from '../../deploy/local/run/teardown';
import { demoPassword } from '../../deploy/demo/accounts';
import { say, secondsSince } from '../../deploy/local/run/terminal';
import { signIn } from '../province/client';
import { layGround, type Ground } from './ground';
import { keepUntil, startProduct, type Variant } from './variants';

/** A province full of people, on which the whole product runs, each app as a process of its own. */
export interface PeopledProvince {
  readonly ground: Ground;
  readonly product: Variant;
  /** Seconds that making the people, writing them and the services' taking them in took together. */
  readonly loadedIn: number;
  /** A fresh access token of a demo account. */
  readonly tokenOf: (username: string) => Promise<string>;
}

/** Lays the ground, loads so many people and starts the product. */
export async function layProvince(people: number, teardown: Teardown): Promise<PeopledProvince> {
  const begun = performance.now();
  const ground = await layGround(people, teardown);
  const loadedIn = (performance.now() - begun) / 1000;
  say(`${people} people loaded after ${secondsSince(begun)}`);
  const product = await startProduct('product', ground, keepUntil(teardown));
  return {
    ground,
    product,
    loadedIn,
    tokenOf: async (username) => (await signIn(product.origin, username, demoPassword)).token ?? '',
  };
}
