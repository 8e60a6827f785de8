import type { World } from '../../../matrix/world/world';

/** Officers more often than others, for they may do most; the last has no token. */
const names = [
  ...['canbo.syt', 'canbo.syt', 'canbo.syt', 'haivai.syt', 'haivai.syt', 'quantri.snv', 'quantri.snv', 'quantri.snv'],
  ...['canbo.ttyt', 'quantri.syt', 'giamdoc.syt', 'chutich.ubnd', 'nhanvien.ttyt', 'bietphai.ttyt', ''],
] as const;
const RENEWED_AFTER_MS = 240_000;

/** The accounts on whose behalf is asked, signed in as long as the fuzz goes on: some requests sign them out. */
export class Askers {
  private readonly tokens = new Map<string, { readonly token: string; readonly since: number }>();

  constructor(private readonly world: World) {}

  nameOf(lot: number): string {
    return names[lot % names.length] || 'nobody';
  }

  headersOf(lot: number): Readonly<Record<string, string>> {
    const held = this.tokens.get(this.nameOf(lot));
    return held ? { authorization: `Bearer ${held.token}` } : {};
  }

  /** Signs in anew whose session was ended or is old. */
  async refresh(): Promise<void> {
    for (const name of new Set(names)) if (name !== '' && !(await this.isIn(name))) await this.signIn(name);
  }

  private async isIn(name: string): Promise<boolean> {
    const held = this.tokens.get(name);
    if (!held || Date.now() - held.since > RENEWED_AFTER_MS) return false;
    return (await this.world.ask({ method: 'GET', path: '/me' }, held)).status === 200;
  }

  private async signIn(name: string): Promise<void> {
    // Wrong passwords of the fuzz close the door to everybody for a while.
    await this.world.admin.query('DELETE FROM identity.sign_in_attempt');
    const { accessToken } = await this.world.signIn(name);
    this.tokens.set(name, { token: accessToken, since: Date.now() });
  }
}
