import { describe, expect, it } from '@jest/globals';
import { scanSources } from './testing/source-scans.ts';

/** More files than there were when this was written: a scan that reads nothing finds nothing. */
const AT_LEAST = 380;

describe('the rules that no tool has', () => {
  const { files, findings } = scanSources('src');

  it('reads the whole source', () => {
    expect(files).toBeGreaterThanOrEqual(AT_LEAST);
  });

  it('finds nothing outside its home', () => {
    expect(findings).toEqual([]);
  });
});
