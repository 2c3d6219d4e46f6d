import { describe, expect, it } from '@jest/globals';
import { COMMANDS, helpText, readCommandLine } from './command-line.ts';

describe('the command line', () => {
  it.each<[readonly string[], object]>([
    [['doctor', '--json'], { name: 'doctor', options: { json: true }, words: [] }],
    [['doctor', '--config=/etc/eis.yaml'], { name: 'doctor', options: { config: '/etc/eis.yaml' } }],
    [
      ['explain', 'add', 'milk', '--now', '2026-11-20'],
      { options: { now: '2026-11-20' }, words: ['add', 'milk'] },
    ],
    [['explain', '--', '--milk'], { words: ['--milk'] }],
    [['dead-letters', 'rerun', '3'], { name: 'dead-letters', words: ['rerun', '3'] }],
    [[], { name: 'help' }],
    [['--version'], { name: 'version' }],
    [['trace', '--help'], { name: 'help', words: ['trace'] }],
    [['demo', '--talk', '-'], { name: 'demo', options: { talk: '-' } }],
  ])('reads %j', (typed, expected) => {
    expect(readCommandLine(typed)).toMatchObject({ kind: 'command', ...expected });
  });

  it.each<[readonly string[], string]>([
    [['docter'], 'eis knows no command docter. Did you mean doctor?'],
    [['constructor'], 'eis knows no command constructor.'],
    [['doctor', '--jsn'], 'There is no option --jsn. Did you mean --json?'],
    [['doctor', '--json=yes'], '--json takes no value.'],
    [['demo', '--talk'], '--talk needs a value.'],
    [['start', 'now'], 'now is too much.'],
    [['trace'], 'Something is missing.'],
  ])('refuses %j with what is wrong, and the usage', (typed, message) => {
    const read = readCommandLine(typed);
    expect(read).toMatchObject({ kind: 'wrong', message: expect.stringContaining(message) });
    expect(read.kind === 'wrong' && read.message).toContain('Usage: eis');
  });

  it('has a line of help for every command', () => {
    const names = Object.keys(COMMANDS);
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) {
      expect(helpText()).toContain(`  ${name} `);
      expect(helpText(name)).toContain(`Usage: eis ${name}`);
    }
  });
});
