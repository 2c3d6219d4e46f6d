import type { ActionDescription } from '../../core/action.ts';
import { fold } from '../../core/fold.ts';
import { literal } from '../../core/reply.ts';
import { aboutOf } from '../../core/slot.ts';
import { commandLine } from './overview.ts';
import { commandsOf, type Section, sectionsOf } from './sections.ts';

type UsageOf = (action: ActionDescription) => string;

/** One section or one command, with its fields and with sentences that work. */
export function helpOnTopic(topic: string, actions: readonly ActionDescription[], usageOf: UsageOf): string {
  const sections = sectionsOf(actions);
  const sought = plain(topic);
  const section = sections.find(({ title }) => isNamed(title, sought));
  const action = actions.find((one) => commandsOf(one).some((name) => plain(name) === sought));
  const chosen = section?.actions ?? (action ? [action] : []);
  if (chosen.length === 0) return noSuchTopic(topic, sections);
  return chosen.map((one) => explained(one, usageOf)).join('\n\n');
}

/** As it is compared: without the prefix of a command and without doubled spaces. */
const plain = (text: string): string => fold(text).replace(/^[!/]/, '').replace(/\s+/g, ' ').trim();

const isNamed = (title: string, sought: string): boolean =>
  plain(title) === sought || plain(title) === `${sought}s`;

function explained(action: ActionDescription, usageOf: UsageOf): string {
  const fields = Object.entries(action.input.shape).map(
    ([field, schema]) => `  - ${literal(field)}: ${literal(aboutOf(schema))}`,
  );
  const says = action.examples.map(({ say }) => literal(say)).join(' · ');
  return [commandLine(action, usageOf), ...fields, ...(says === '' ? [] : [`  - for example: ${says}`])].join(
    '\n',
  );
}

function noSuchTopic(topic: string, sections: readonly Section[]): string {
  const titles = sections.map(({ title }) => `**${title.toLowerCase()}**`).join(', ');
  return `I have no help on “${literal(topic)}”. There is help on ${titles}, and on each command.`;
}
