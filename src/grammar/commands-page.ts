import type { ActionDescription } from '../core/action.ts';
import { aboutOf, fieldsIn, isOptional } from '../core/slot.ts';
import { optionOf, usageOf } from './usage.ts';

/** `docs/commands.md`, from the declarations: the same actions give the same bytes. */
export function commandsPage(actions: readonly ActionDescription[]): string {
  const chapters = actions.map(chapterOf);
  return [
    '# What can be said to eis',
    '',
    'Generated from the declarations by `npm run generate`; never edited by hand.',
    '',
    'Each action can be typed as a command, with `!` or `/` in front or, in a direct message, with the bare words, and',
    'said as a sentence. `[…]` may be left out; `--field <value>` is any field of the list below it. Text in quotation',
    'marks is taken as it is: no date is read in it. The name of a connection may stand at the end: `… on home`.',
    '',
    ...chapters,
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function chapterOf(action: ActionDescription): string {
  const fields = fieldsIn(action.input).map(
    ([field, schema]) =>
      `- \`${optionOf(field)}\`${isOptional(schema) ? ' (may be left out)' : ''}: ${aboutOf(schema)}`,
  );
  const examples = action.examples.map(({ say }) => `- ${say}`);
  const who = action.audience === 'admin' ? ' For admins only.' : '';
  return [
    `## ${action.name}`,
    '',
    `${action.summary}. Effect: ${action.effect}.${who}`,
    '',
    `\`${usageOf(action)}\``,
    '',
    ...(fields.length > 0 ? [...fields, ''] : []),
    ...(examples.length > 0 ? ['For example:', '', ...examples, ''] : []),
  ].join('\n');
}
