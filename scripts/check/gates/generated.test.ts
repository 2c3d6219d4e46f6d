import { describe, expect, it } from '@jest/globals';
import { generatedFiles } from '../../generate/files.ts';
import { outdated } from './generated.ts';

describe('generated files', () => {
  it('V2 are the sample configuration, the commands and the features', () => {
    expect(Object.keys(generatedFiles())).toEqual([
      'config.sample.yaml',
      'docs/commands.md',
      'docs/features.md',
    ]);
  });

  it('V2 are the same when they are made again', () => {
    const files = generatedFiles();
    expect(outdated(files, (path) => generatedFiles()[path])).toEqual([]);
  });

  it('V2 are outdated when a byte differs, or the file is not there', () => {
    expect(
      outdated({ 'a.md': 'one\n', 'b.md': 'two\n' }, (path) => (path === 'a.md' ? 'one' : undefined)),
    ).toEqual([
      'a.md differs from what is generated (npm run generate)',
      'b.md differs from what is generated (npm run generate)',
    ]);
  });

  it('V2 are wrong when the generator made nothing, though the file is as empty', () => {
    expect(outdated({ 'a.md': '\n' }, () => '\n')).toEqual(['a.md: the generator made nothing']);
  });
});
