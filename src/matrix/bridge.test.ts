import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Logger } from 'matrix-appservice-bridge';
import type { LogFields } from '../core/log.ts';
import { quietLibrary } from './bridge.ts';

describe('quietLibrary', () => {
  it('U2 tells that the library complained and where, and not what it said', async () => {
    const logged: { readonly event: string; readonly fields: LogFields | undefined }[] = [];
    const write = (event: string, fields?: LogFields): void => {
      logged.push({ event, fields });
    };
    quietLibrary({ debug: write, info: write, warn: write, error: write });
    const somewhere = new Logger('Somewhere');
    somewhere.debug('words');
    somewhere.info('words');
    somewhere.warn('words', { access_token: 'secret' });
    somewhere.error('words', new Error('secret'));
    new Logger('MatrixHttpClient').error('words', 'secret');
    await setImmediate();
    expect(logged).toEqual([
      { event: 'the bridge library complains', fields: { module: 'Somewhere' } },
      { event: 'the bridge library complains', fields: { module: 'Somewhere' } },
    ]);
  });
});
