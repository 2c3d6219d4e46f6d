import { describe, expect, it } from '@jest/globals';
import { wireSafeMode } from './safe-mode.ts';

describe('wireSafeMode', () => {
  it('P3 answers transactions 503, and says to machines that it lives, is not ready, and why', async () => {
    const lines: string[] = [];
    const safe = await wireSafeMode({
      listen: { host: '127.0.0.1', port: 0 },
      level: 'info',
      reasons: ['homeserver.url: is missing'],
      registration: undefined,
      now: () => new Date(0),
      write: (line) => lines.push(line),
    });
    const get = async (path: string): Promise<readonly [number, string]> => {
      // oxlint-disable-next-line no-restricted-globals -- over a real socket, as everywhere
      const response = await fetch(`${safe.address}${path}`);
      return [response.status, await response.text()];
    };
    try {
      expect(await get('/health')).toEqual([
        200,
        '{"status":"safe mode","reasons":["homeserver.url: is missing"]}',
      ]);
      expect(await get('/ready')).toEqual([503, '{"ready":false,"reasons":["homeserver.url: is missing"]}']);
      expect(await get('/metrics')).toEqual([200, expect.stringContaining('eis_safe_mode 1')]);
      expect((await get('/_matrix/app/v1/transactions/1'))[0]).toBe(503);
      expect(lines.join()).toContain('homeserver.url: is missing');
    } finally {
      await safe.stop();
    }
  });
});
