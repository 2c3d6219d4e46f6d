import { describe, expect, it } from '@jest/globals';
import { readAuthorities } from './authorities.ts';

const block = (bytes: readonly number[]): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(bytes).toString('base64')}\n-----END CERTIFICATE-----\n`;
const whole = (fill: number): string => block([0x30, 0x82, 1, 0, ...Array.from({ length: 256 }, () => fill)]);

const read = async (files: Readonly<Record<string, string>>, names = Object.keys(files)) =>
  await readAuthorities(names, {
    readFile: async (path) => {
      const text = files[path];
      if (text === undefined) throw new Error('no such file');
      return await Promise.resolve(text);
    },
  });

describe('readAuthorities', () => {
  it('reads every certificate of every file, whatever stands between them', async () => {
    const { certificates, findings } = await read({
      '/a.pem': `# ours\n${whole(1)}text\n${whole(2)}`,
      '/b': whole(3),
    });
    expect(certificates.map((one) => `${one}\n`)).toEqual([whole(1), whole(2), whole(3)]);
    expect(findings).toEqual([]);
  });

  it('is content with no file', async () => {
    expect(await read({})).toEqual({ certificates: [], findings: [] });
  });

  it.each([
    ['a file that is not there', {}, 'cannot be read'],
    ['a file without one', { '/a.pem': 'a key' }, 'holds no certificate'],
    [
      'a cut certificate',
      { '/a.pem': block([0x30, 0x82, 1, 0, 7, 7]) },
      'holds a certificate that is broken',
    ],
    [
      'something else in its place',
      { '/a.pem': block([1, 2, 3, 4, 5]) },
      'holds a certificate that is broken',
    ],
  ])('P3 names %s', async (_what, files, words) => {
    const { certificates, findings } = await read(files, ['/a.pem']);
    expect(certificates).toEqual([]);
    expect(findings).toMatchObject([
      {
        id: 'egress.certificate_authorities',
        level: 'error',
        what: expect.stringContaining(`/a.pem, which`),
      },
    ]);
    expect(findings[0]?.what).toContain(words);
  });
});
