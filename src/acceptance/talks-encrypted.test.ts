import { describe, expect, it, jest } from '@jest/globals';
import { encrypted, roomsOf } from './encrypt-talk.ts';
import { drawnCases, filesOf, isLongForm, names, PATIENCE_MS, playTalk, read } from './play-talk.ts';

// Every talk means the same in encrypted rooms, word by word; and no plain word of it reaches the homeserver.

/** `npm run jest -- src/acceptance/talks-encrypted --seed=N` repeats a run. */
const seed = jest.getSeed();

/** Those that are about encryption themselves, and speak of it. */
const ABOUT_ENCRYPTION = /^encrypted-/;
/** Of the short form: each run draws others. */
const FEW = 4;

const all = drawnCases(seed).filter(([name]) => !ABOUT_ENCRYPTION.test(name));
const start = Math.abs(seed) % all.length;
const drawn = isLongForm ? all : [...all, ...all].slice(start, start + FEW);

/** What differs from run to run although the talk is the same. */
const plainly = (transcript: string): string =>
  transcript
    .replaceAll(/\b[0-9a-f]{6,}\b/g, '{id}')
    .replaceAll(/\bReference [0-9a-z]{8}\b/g, 'Reference {id}');

describe('Q1 talks in encrypted rooms', () => {
  it('are there, and all have rooms to encrypt', () => {
    expect(all.length).toBeGreaterThan(names.length - 6);
    expect(all.filter(([name]) => roomsOf(read(name)).length === 0)).toEqual([]);
  });

  it.each(drawn)(
    `%s with Vikunja %s, the same as in plain rooms (seed ${seed})`,
    async (name, version) => {
      const talk = read(name);
      const files = new Map([name, ...filesOf(talk)].map((file) => [file, read(file)]));
      const plain = await playTalk({ files, name, version });
      const played = await playTalk({ files: files.set(name, encrypted(talk)), name, version });
      expect(played.code === 0 ? '' : played.transcript).toBe('');
      expect(plainly(played.transcript)).toBe(plainly(plain.transcript));
      expect(played.encrypted.rooms).toBeGreaterThan(0);
      expect(played.encrypted.sealed).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );
});

describe('Q1 the rule that nothing plain goes into an encrypted room', () => {
  it(
    'would be missed if it were taken away',
    async () => {
      const name = 'encrypted-room.talk';
      const played = await playTalk({
        files: new Map([[name, read(name)]]),
        name,
        version: '2',
        change: (ends) => ({
          ...ends,
          store: {
            ...ends.store,
            rooms: { ...ends.store.rooms, isEncrypted: async () => await Promise.resolve(false) },
          },
        }),
      });
      expect(played.encrypted.differences).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^@eis:example\.org sent m\.room\.message in the clear/),
        ]),
      );
    },
    PATIENCE_MS,
  );
});
