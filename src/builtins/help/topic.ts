import type { ActionDescription } from '../../core/action.ts';
import { fold } from '../../core/fold.ts';
import { literal } from '../../core/reply.ts';
import { aboutOf } from '../../core/slot.ts';
import { commandLine } from './overview.ts';
import { say } from './sentences.ts';
import { commandsOf, type Section, sectionsOf } from './sections.ts';

interface Telling {
  readonly usageOf: (action: ActionDescription) => string;
  readonly language: string;
}

/** One section or one command, with its fields and with sentences that work. */
export function helpOnTopic(
  topic: string,
  actions: readonly ActionDescription[],
  { usageOf, language }: Telling,
): string {
  const sections = sectionsOf(actions);
  const sought = plain(topic);
  const words = say(language);
  const section = sections.find(({ title }) =>
    [title, words.title(title), ...words.alsoCalled(title)].some((one) => isNamed(one, sought)),
  );
  const action = actions.find((one) => commandsOf(one).some((name) => plain(name) === sought));
  const chosen = section?.actions ?? (action ? [action] : []);
  if (chosen.length === 0) return noSuchTopic(topic, sections, language);
  return chosen.map((one) => explained(one, { usageOf, language })).join('\n\n');
}

/** As it is compared: without the prefix of a command and without doubled spaces. */
const plain = (text: string): string => fold(text).replace(/^[!/]/, '').replace(/\s+/g, ' ').trim();

const isNamed = (title: string, sought: string): boolean =>
  plain(title) === sought || plain(title) === `${sought}s`;

function explained(action: ActionDescription, { usageOf, language }: Telling): string {
  const fields = Object.entries(action.input.shape).map(
    ([field, schema]) => `  - ${literal(field)}: ${literal(aboutOf(schema))}`,
  );
  const says = action.examples.map((example) => literal(example.say)).join(' · ');
  return [
    commandLine(action, usageOf, language),
    ...fields,
    ...(says === '' ? [] : [`  - ${say(language).forExample(says)}`]),
  ].join('\n');
}

function noSuchTopic(topic: string, sections: readonly Section[], language: string): string {
  const words = say(language);
  const titles = sections.map(({ title }) => `**${words.inSentence(title)}**`).join(', ');
  return words.noHelp(literal(topic), titles);
}
