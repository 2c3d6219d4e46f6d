import { describe, expect, it } from '@jest/globals';
import { captionIn, fileContent, readFile, type SentFile } from './file.ts';

const seal = {
  key: Buffer.alloc(32, 1).toString('base64url'),
  iv: Buffer.alloc(16, 2).toString('base64').replace(/=+$/, ''),
  sha256: Buffer.alloc(32, 3).toString('base64').replace(/=+$/, ''),
};
const plain: SentFile = {
  url: 'mxc://example.org/abcDEF_-1',
  name: 'Zähler stand.csv',
  type: 'text/csv',
  size: 8,
};

describe('files in messages', () => {
  it.each([
    ['plain', plain],
    ['encrypted', { ...plain, seal }],
  ])('R4 reads what it writes: %s', (_kind, file) => {
    expect(readFile(fileContent(file))).toEqual(file);
  });

  it('R4 an encrypted one has no address outside of what is encrypted with it', () => {
    const content = fileContent({ ...plain, seal });
    expect(Object.keys(content)).not.toContain('url');
  });

  it.each([
    ['image/png', 'm.image'],
    ['audio/ogg', 'm.audio'],
    ['video/mp4', 'm.video'],
    ['application/pdf', 'm.file'],
  ])('shows %s as %s', (type, msgtype) => {
    expect(fileContent({ ...plain, type })['msgtype']).toBe(msgtype);
  });

  const file = (sealed: object): object => ({ body: 'a.txt', file: sealed });
  const whole = { ...(fileContent({ ...plain, seal })['file'] as object) };
  it.each([
    ['nothing', {}],
    ['no address of media', { body: 'a.txt', url: 'https://example.org/a.txt' }],
    ['an address that leads out of its place', { body: 'a.txt', url: 'mxc://example.org/../a' }],
    ['another version', file({ ...whole, v: 'v1' })],
    ['a key that is too short', file({ ...whole, key: { kty: 'oct', alg: 'A256CTR', k: 'abc' } })],
    ['another algorithm', file({ ...whole, key: { kty: 'oct', alg: 'A256GCM', k: seal.key } })],
    ['no hash', file({ ...whole, hashes: {} })],
    ['an encrypted one that is broken, beside a plain one', { ...file({}), url: plain.url }],
  ])('R4 reads no file where there is %s', (_what, content) => {
    expect(readFile(content)).toBeUndefined();
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\alice\\scan.pdf', 'scan.pdf'],
    ['a"b\r\nc.txt', 'a b c.txt'],
    ['\u202Egnp.exe', 'gnp.exe'],
    ['.htaccess', 'htaccess'],
    ['', 'file'],
  ])('R4 the name %j is kept as %s', (said, name) => {
    expect(readFile({ body: said, url: plain.url })?.name).toBe(name);
  });

  it('R4 keeps the ending of a long name', () => {
    const name = readFile({ body: `${'long '.repeat(100)}.pdf`, url: plain.url })?.name ?? '';
    expect(name).toHaveLength(200);
    expect(name).toMatch(/\.pdf$/);
  });

  it('reads what was said with a file only where the file has a name besides', () => {
    expect(captionIn({ body: 'attach this to 3', filename: 'a.pdf' })).toBe('attach this to 3');
    expect(captionIn({ body: 'a.pdf', filename: 'a.pdf' })).toBe('');
    expect(captionIn({ body: 'a.pdf' })).toBe('');
  });
});
