import { describe, expect, it } from '@jest/globals';
import type { Caller } from '../core/caller.ts';
import type { UserId } from '../core/ids.ts';
import type { Settings } from '../core/settings.ts';
import { alice, aPlace, bob } from '../testing/callers.ts';
import { admit, type Permissions } from './admit.ts';
import { createCallerOf } from './caller.ts';

const carol = '@carol:elsewhere.net' as UserId;
const house = { timeZone: 'Pacific/Auckland', language: 'en-NZ' };
const withPort = '@dave:elsewhere.net:8448' as UserId;

describe('admission', () => {
  it.each<[string, UserId, Permissions, string | undefined]>([
    ['nobody is named', alice, {}, undefined],
    ['everybody', carol, { '*': 'use' }, 'use'],
    ['a server', alice, { 'example.org': 'configure' }, 'configure'],
    ['a server is not another one', carol, { 'example.org': 'use' }, undefined],
    ['a server with a port is not the one without', withPort, { 'elsewhere.net': 'use' }, undefined],
    ['a person before their server', alice, { 'example.org': 'use', [alice]: 'admin' }, 'admin'],
    ['a person may be given less than their server', bob, { 'example.org': 'admin', [bob]: 'use' }, 'use'],
    ['a server before everybody', alice, { '*': 'use', 'example.org': 'admin' }, 'admin'],
    ['a name every object has', '@x:constructor' as UserId, {}, undefined],
  ])('%s', (_name, user, permissions, role) => {
    expect(admit(user, permissions)).toBe(role);
  });

  it.each<[Settings, Partial<Caller>]>([
    [{ language: 'de' }, { language: 'de', languageFrom: 'person', readsIn: 'de' }],
    [{ language: 'en-US' }, { dateOrder: 'month-day', firstDayOfWeek: 7 }],
    [{ language: 'en-GB' }, { dateOrder: 'day-month' }],
    [{ language: 'fr' }, { language: 'en-NZ', languageFrom: 'default', readsIn: 'fr' }],
    [
      { dateOrder: 'day-month', marks: 'todoist' },
      { dateOrder: 'day-month', marks: 'todoist', firstDayOfWeek: 7 },
    ],
    [
      { firstDayOfWeek: 1, defaultProject: 'Work' },
      { firstDayOfWeek: 1, defaultProject: 'Work' },
    ],
  ])('L6 makes a caller of what the person chose: %j', async (chosen, made) => {
    const callerOf = createCallerOf({ ...house, firstDayOfWeek: 7, settingsOf: async () => chosen });
    expect(await callerOf(alice, 'use', aPlace([alice]))).toMatchObject(made);
  });

  it('makes a caller with the zone and language of the house', async () => {
    const callerOf = createCallerOf({ ...house, settingsOf: async () => ({}) });
    expect(await callerOf(alice, 'use', aPlace([alice]))).toEqual({
      user: alice,
      role: 'use',
      place: aPlace([alice]),
      timeZone: 'Pacific/Auckland',
      timeZoneFrom: 'default',
      languageFrom: 'default',
      dateOrder: 'day-month',
      firstDayOfWeek: 1,
      language: 'en-NZ',
    });
  });

  it('makes a caller with the zone that the person chose', async () => {
    const settingsOf = async (user: UserId) => (user === alice ? { timeZone: 'Europe/Berlin' } : {});
    const callerOf = createCallerOf({ ...house, settingsOf });
    const own = { timeZone: 'Europe/Berlin', timeZoneFrom: 'person' };
    expect(await callerOf(alice, 'use', aPlace([alice]))).toMatchObject(own);
    expect(await callerOf(bob, 'use', aPlace([bob]))).toMatchObject({ timeZone: 'Pacific/Auckland' });
  });
});
