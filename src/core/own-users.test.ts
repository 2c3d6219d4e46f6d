import { describe, expect, it } from '@jest/globals';
import { createOwnUsers } from './own-users.ts';

const names = { domain: 'example.org', botLocalpart: 'eis', senderLocalpart: 'eis_sender', prefix: 'eis_' };
const ownUsers = createOwnUsers(names);

describe('createOwnUsers', () => {
  it.each([
    '@eis:example.org',
    '@eis_sender:example.org',
    '@eis_vikunja:example.org',
    '@eis_a.b=c/d+e-f:example.org',
  ])('knows %s', (user) => {
    expect(ownUsers.isOwn(user)).toBe(true);
  });

  it.each([
    '@eisbaer:example.org',
    '@eis:elsewhere.org',
    '@eis_sender:elsewhere.org',
    '@eis:example.org.evil.net',
    '@eis:example.org:8448',
    '@eis_:example.org',
    '@eis_x:evil.net:example.org',
    '@eis_Capital:example.org',
    '@eis_\u202Ex:example.org',
    '@Eis:example.org',
    'eis:example.org',
    '@eis',
    '@alice:example.org',
    '',
  ])('does not take %j for one of ours', (user) => {
    expect(ownUsers.isOwn(user)).toBe(false);
  });

  it('takes the sender for ours whatever it is called', () => {
    const other = createOwnUsers({ ...names, senderLocalpart: '_gate' });
    expect([other.sender, other.isOwn('@_gate:example.org')]).toEqual(['@_gate:example.org', true]);
  });

  it('refuses names that make no user ids', () => {
    expect(() => createOwnUsers({ ...names, domain: '' })).toThrow('no valid user ids');
  });
});
