import { describe, expect, it } from '@jest/globals';
import { initAsync } from '@matrix-org/matrix-sdk-crypto-wasm';
import { parseUserId, type UserId } from '../core/ids.ts';
import { olmUsers } from './olm-users.ts';

const parsed = (...ids: readonly string[]): readonly UserId[] => ids.flatMap((id) => parseUserId(id) ?? []);

describe('olmUsers', () => {
  it('leaves out what the machine would refuse together with all others', async () => {
    await initAsync();
    const users = parsed('@alice:example.org', '@bob:!!', '@An Old One:example.org:8448', '@c:x y');
    expect(users).toHaveLength(4);
    expect(olmUsers(users).map(String)).toEqual(['@alice:example.org', '@An Old One:example.org:8448']);
  });
});
