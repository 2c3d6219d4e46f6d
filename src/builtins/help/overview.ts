import type { ActionDescription } from '../../core/action.ts';
import { literal } from '../../core/reply.ts';
import { commandOf, commandsOf, sectionsOf } from './sections.ts';

type UsageOf = (action: ActionDescription) => string;

/** All commands by section, one line each. */
export function helpOverview(actions: readonly ActionDescription[], usageOf: UsageOf): string {
  const sections = sectionsOf(actions).map(
    ({ title, actions: list }) =>
      `**${title}**\n\n${list.map((one) => commandLine(one, usageOf)).join('\n')}`,
  );
  const more = 'Plain sentences work as well: say **help** and a section or a command for examples.';
  return [...sections, more].join('\n\n');
}

/** `- **task add** <title> [due] – Add a task` */
export function commandLine(action: ActionDescription, usageOf: UsageOf): string {
  const usage = usageOf(action);
  const called = commandsOf(action).find((command) => usage.startsWith(command)) ?? '';
  const fields = usage.slice(called.length).trim();
  return `- **${literal(commandOf(action))}**${fields === '' ? '' : ` ${literal(fields)}`} – ${literal(action.summary)}`;
}
