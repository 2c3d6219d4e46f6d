import { seededViolations } from '../../seeded-violations.ts';
import { atLeast, type Gate } from '../gate.ts';
import { type Look, sayFinding } from '../look.ts';
import { ratchets } from '../ratchets.ts';
import { type ToolName, tools } from '../tools.ts';

const looks = new Map<ToolName, Promise<Look>>();

/** What a tool says about the tree as it is; asked once, used twice. */
async function look(tool: ToolName): Promise<Look> {
  const asked = looks.get(tool) ?? tools[tool]('.');
  looks.set(tool, asked);
  return await asked;
}

const gateOf = (name: string, tool: Exclude<ToolName, 'scans'>, what: string): Gate => ({
  name,
  judge: async () => {
    const { looked, findings, figures = [] } = await look(tool);
    return {
      count: `${looked} ${what}`,
      problems: [...findings.map(sayFinding), ...atLeast(looked, ratchets[tool], what)],
      figures,
    };
  },
});

export const types = gateOf('types', 'types', 'files');
export const lint = gateOf('lint', 'lint', 'files');
export const format = gateOf('format', 'format', 'files');
export const arrows = gateOf('arrows', 'arrows', 'modules');
export const sentences = gateOf('sentences', 'sentences', 'sentences');
export const deadCode = gateOf('dead code', 'deadCode', 'files');

export const seeds: Gate = {
  name: 'seeded violations',
  judge: async () => {
    const { seeds: count, problems } = await seededViolations(look);
    return { count: `${count} seeds`, problems: [...problems, ...atLeast(count, ratchets.seeds, 'seeds')] };
  },
};
