import { Metrics } from './metrics';
import { OpsServer } from './ops-server';

describe('the figures of a process', () => {
  it('hold those of every service in it, told apart by a label', async () => {
    const [identity, personnel] = [new Metrics('identity'), new Metrics('personnel').withProcess()];
    identity.answer('identity.account.get', 200, 0.01);
    personnel.answer('personnel.record.get', 404, 0.02);
    const server = new OpsServer();
    for (const metrics of [identity, personnel]) server.include(metrics, []);
    const port = await server.listen(0, '127.0.0.1');
    const response = await fetch(`http://127.0.0.1:${port}/metrics`);
    const text = await response.text();
    await server.close();
    expect([response.status, response.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
    for (const service of ['identity', 'personnel']) expect(text).toContain(`service="${service}"`);
    expect(text).toContain('personnel.record.get');
    expect(text).toContain('process_resident_memory_bytes');
    // Each name is explained once: whoever reads the figures refuses them otherwise.
    const explained = [...text.matchAll(/^# HELP (\S+)/gm)].map(([, name]) => name);
    expect(new Set(explained).size).toBe(explained.length);
  });
});
