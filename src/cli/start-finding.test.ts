import { describe, expect, it } from '@jest/globals';
import { startFinding } from './start-finding.ts';

const failure = (fields: object): Error => Object.assign(new Error('postgres://eis:hush@db/eis'), fields);

describe('startFinding', () => {
  it.each<[unknown, string]>([
    [failure({ code: 'ECONNREFUSED' }), 'database.reach'],
    [failure({ cause: { code: 'ENOTFOUND' } }), 'database.reach'],
    [failure({ name: 'PostgresError', code: '28P01' }), 'database.login'],
    [failure({ name: 'PostgresError', code: '3D000' }), 'database.name'],
    [failure({ code: '42501' }), 'database.rights'],
    [failure({ name: 'StoreInUseError' }), 'database.used'],
    [failure({ name: 'WrongMasterKeyError' }), 'key.opens'],
    [failure({ name: 'SchemaTooNewError' }), 'database.version'],
    [failure({ code: 'EADDRINUSE' }), 'listen.port'],
    [failure({ code: 'ENOSPC' }), 'database.space'],
    [failure({ name: 'DiskFullError' }), 'database.space'],
    [failure({ code: 'EACCES' }), 'database.folder'],
    [failure({ code: 'XX000' }), 'start'],
    ['thrown text', 'start'],
    [undefined, 'start'],
  ])('P2 names what keeps eis from starting, and how to mend it (%#)', (error, id) => {
    const finding = startFinding(error);
    expect(finding).toMatchObject({ id, level: 'error', mend: expect.stringMatching(/^[A-Z].*\.$/) });
    expect(JSON.stringify(finding)).not.toContain('hush');
  });

  it('names the code of what it does not know, also where a library wrapped it', () => {
    expect(startFinding(failure({ cause: { code: '42P07' } })).what).toMatch(/^It failed with Error 42P07/);
  });
});
