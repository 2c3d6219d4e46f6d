import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { loadConfiguration } from './load.ts';
import { fieldsOf } from './notes.ts';
import { sampleText } from './sample.ts';
import { configurationSchema } from './schema.ts';

const load = async (text: string) =>
  await loadConfiguration(
    { file: '/etc/eis/config.yaml', mustExist: true, environment: {} },
    { readFile: async () => await Promise.resolve(text) },
  );

describe('config.sample.yaml', () => {
  it('is what the schema says, byte by byte', () => {
    const file = readFileSync(new URL('../../config.sample.yaml', import.meta.url), 'utf8');
    expect(file).toBe(sampleText());
  });

  it('P3 loads as it is, and with everything in it that is commented out', async () => {
    const uncommented = sampleText().replace(/^( *)# ( *[a-z_]+:)/gm, '$1$2');
    expect(uncommented).not.toBe(sampleText());
    expect(await load(sampleText())).toMatchObject({ kind: 'right', findings: [] });
    expect(await load(uncommented)).toMatchObject({
      kind: 'right',
      configuration: { vault: { key_file: '/etc/eis/master.key' } },
    });
  });

  it('names every field, and shows the value that holds without it', async () => {
    const fields = fieldsOf(configurationSchema);
    expect(fields.length).toBeGreaterThan(18);
    for (const { path, note } of fields) {
      expect(sampleText()).toMatch(new RegExp(`^[# ]*${path.at(-1) ?? ''}:`, 'm'));
      expect(note.description).toMatch(/^[A-Z].*\.$/);
    }
    const shown = await load(sampleText());
    const least = await load('homeserver: { url: "http://127.0.0.1:8008", domain: example.org }');
    if (shown.kind === 'wrong' || least.kind === 'wrong') throw new Error('did not load');
    expect({ ...shown.configuration, permissions: {} }).toEqual(least.configuration);
  });
});
