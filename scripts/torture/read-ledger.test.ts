import { describe, expect, it } from '@jest/globals';
import { countLedger, faultyLedger } from './read-ledger.ts';

const left = (id: string, text = `text of ${id}`) => ({ id, text });

describe('the ledger after the torture', () => {
  it('is right when everything that left stands in it as it left', () => {
    const found = { left: [left('r.1'), left('r.2')], rows: [left('r.2'), left('r.1'), left('never left')] };
    expect(countLedger(found)).toEqual({ left: 2, unwritten: 0, twice: 0 });
    expect(faultyLedger(found)).toEqual([]);
  });

  it('shows what left without its row, otherwise than written, or twice', () => {
    const rows = [left('changed'), left('twice'), { id: 'forgotten', text: undefined }];
    const all = [
      left(''),
      left('unknown'),
      left('changed', 'another'),
      left('forgotten'),
      left('twice'),
      left('twice'),
    ];
    expect(countLedger({ left: all, rows })).toEqual({ left: 6, unwritten: 4, twice: 1 });
    expect(faultyLedger({ left: all, rows })).toEqual([
      'question without a name: not in the ledger as it left',
      'question unknown: not in the ledger as it left',
      'question changed: not in the ledger as it left',
      'question forgotten: not in the ledger as it left',
      'question twice: left twice',
    ]);
  });
});
