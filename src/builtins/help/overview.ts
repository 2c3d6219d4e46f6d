import type { ActionDescription } from '../../core/action.ts';
import { literal } from '../../core/reply.ts';
import { say } from './sentences.ts';
import { commandOf, commandsOf, sectionsOf } from './sections.ts';

type UsageOf = (action: ActionDescription) => string;

/** All commands by section, one line each. */
export function helpOverview(
  actions: readonly ActionDescription[],
  usageOf: UsageOf,
  language: string,
): string {
  const words = say(language);
  const sections = sectionsOf(actions).map(
    ({ title, actions: list }) =>
      `**${words.title(title)}**\n\n${list.map((one) => commandLine(one, usageOf, language)).join('\n')}`,
  );
  return [...sections, words.sentencesToo].join('\n\n');
}

/** `- **task add** <title> [due] – Add a task` */
export function commandLine(action: ActionDescription, usageOf: UsageOf, language: string): string {
  const usage = usageOf(action);
  const called = commandsOf(action).find((command) => usage.startsWith(command)) ?? '';
  const fields = usage.slice(called.length).trim();
  return `- **${literal(commandOf(action))}**${fields === '' ? '' : ` ${literal(fields)}`} – ${literal(say(language).summary(action.name, action.summary))}`;
}
