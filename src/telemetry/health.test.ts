import { describe, expect, it } from '@jest/globals';
import type { HttpReply } from '../core/http.ts';
import type { Log, LogFields } from '../core/log.ts';
import { type HealthDeps, healthRoutes } from './health.ts';

const logged: unknown[] = [];
const note = (event: string, fields: LogFields = {}): void => {
  logged.push({ event, ...fields });
};
const log: Log = { debug: note, info: note, warn: note, error: note };

const never = async (): Promise<never> => await new Promise<never>(() => undefined);
const saying =
  (reasons: readonly string[]): HealthDeps['reasons'] =>
  async () =>
    await Promise.resolve(reasons);
const broken: HealthDeps['reasons'] = async () => await Promise.reject(new TypeError('marker-zanzibar'));
const deps: HealthDeps = {
  mode: 'normal',
  reasons: saying([]),
  metrics: { text: async () => await Promise.resolve('eis_rows{state="dead"} 0\n') },
  sleep: never,
  log,
};

async function get(path: string, more: Partial<HealthDeps> = {}): Promise<HttpReply | undefined> {
  const route = healthRoutes({ ...deps, ...more }).find((one) => one.path === path);
  const request = { method: 'GET', path, parameters: {}, query: new URLSearchParams(), headers: {} };
  return await route?.answer({ ...request, body: new Uint8Array() });
}

describe('healthRoutes', () => {
  it('P2 says that eis is alive, whatever else is wrong', async () => {
    const reasons = saying(['the database does not answer']);
    expect(await get('/health', { reasons })).toEqual({ status: 200, body: { status: 'alive' } });
  });

  it('P2 says whether eis is ready, and why not', async () => {
    expect(await get('/ready')).toEqual({ status: 200, body: { ready: true, reasons: [] } });
    const reasons = ['the homeserver does not reach us', 'the database does not answer'];
    expect(await get('/ready', { reasons: saying(reasons) })).toEqual({
      status: 503,
      body: { ready: false, reasons },
    });
  });

  it('P2 is not ready when that cannot be found out, or takes too long', async () => {
    const waits: number[] = [];
    const sleep = async (ms: number): Promise<void> => {
      waits.push(ms);
      await Promise.resolve();
    };
    expect(await get('/ready', { reasons: never, sleep })).toEqual({
      status: 503,
      body: { ready: false, reasons: ['the checks take too long'] },
    });
    expect(waits).toEqual([3_000]);
    expect(await get('/ready', { reasons: broken })).toEqual({
      status: 503,
      body: { ready: false, reasons: ['the checks failed'] },
    });
    expect(logged).toMatchObject([{ event: 'readiness could not be found out', error: 'TypeError' }]);
    expect(JSON.stringify(logged)).not.toContain('zanzibar');
  });

  it('P3 says that eis is in safe mode, and why', async () => {
    const safe = { mode: 'safe' as const, reasons: saying(['homeserver.url: is missing']) };
    expect(await get('/health', safe)).toEqual({
      status: 200,
      body: { status: 'safe mode', reasons: ['homeserver.url: is missing'] },
    });
    expect(await get('/ready', safe)).toMatchObject({ status: 503 });
  });

  it('U1 serves the metrics in the format of Prometheus', async () => {
    expect(await get('/metrics')).toEqual({
      status: 200,
      headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
      body: 'eis_rows{state="dead"} 0\n',
    });
  });
});
