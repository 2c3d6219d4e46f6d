import { describe, expect, it } from '@jest/globals';
import { aCaller } from '../../testing/callers.ts';
import { aContext } from '../../testing/tasks.ts';
import { createStatus } from './index.ts';

const noFetch = { fetch: async () => await Promise.reject(new Error('nothing leaves the house')) };

describe('status', () => {
  it('B7 answers in one message, with the origin of every setting', async () => {
    const backend = createStatus({
      connectionsOf: async () => await Promise.resolve([{ name: 'my own list', state: 'connected' }]),
      modelsOf: async () => await Promise.resolve([{ name: 'phrases', state: 'always' }]),
      version: '0.1.0',
    });
    const session = await backend.connect({}, noFetch);
    const { reply } = await session.perform('status', {}, aContext());
    expect(reply.tone).toBe('status');
    expect(reply.markdown.replaceAll('\\', '').split('\n')).toEqual([
      'Connections',
      '• my own list: connected',
      'Models',
      '• phrases: always',
      'Settings',
      '• language English 📝 · time zone Europe/Berlin 📝',
      'eis 0.1.0',
    ]);
  });

  it('B7 names the language and the zone of the person', async () => {
    const nothing = async () => await Promise.resolve([]);
    const session = await createStatus({ connectionsOf: nothing, modelsOf: nothing, version: '1' }).connect(
      {},
      noFetch,
    );
    const caller = aCaller({ language: 'de', timeZone: 'America/New_York' });
    const { reply } = await session.perform('status', {}, aContext({ caller }));
    expect(reply.markdown.replaceAll('\\', '')).toContain(
      'language German 📝 · time zone America/New_York 📝',
    );
  });
});
