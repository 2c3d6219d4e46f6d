import type { ActionDescription } from '../../core/action.ts';
import { languageName } from '../../core/languages.ts';
import type { Asking } from '../../core/model.ts';
import type { ContextItem, PromptContext } from '../../core/prompt-context.ts';
import { languageOf } from '../../core/speech.ts';
import { INSTRUCTIONS } from './instructions.ts';
import { proposable, proposableFields } from './propose.ts';

export interface Question {
  readonly question: string;
  /** `Fri 20 Nov 2026`. */
  readonly today: string;
  /** In which the person is answered. */
  readonly language: string;
  readonly context: PromptContext;
  readonly actions: readonly ActionDescription[];
}

/** Eight sentences and five proposals. */
const MOST_OUTPUT_TOKENS = 900;

/** Instructions first, then the figures, then data that is marked as such, and the question last. */
export function writeQuestion(asked: Question): Omit<Asking, 'signal'> {
  return {
    instructions: INSTRUCTIONS,
    prompt: promptFor(asked),
    schema: schemaFor(proposable(asked.actions)),
    maxOutputTokens: MOST_OUTPUT_TOKENS,
  };
}

function promptFor({ question, today, language, context, actions }: Question): string {
  const { figures, items } = context;
  const calls = proposable(actions).map(
    (action) => `- ${action.name}(${proposableFields(action).join(', ')})`,
  );
  return [
    `Today is ${today}. Answer in ${languageName(languageOf(language), 'en')}.`,
    ...(calls.length === 0 ? [] : ['Calls that may be proposed:', ...calls]),
    '<data>',
    'Figures:',
    ...Object.entries(figures).map(([name, value]) => `- ${inData(name)}: ${value}`),
    ...section('Tasks, one a line:', items, 'items'),
    ...section('More tasks with words of the question:', items, 'matches'),
    ...section('Shown to the person last:', items, 'shown'),
    ...section('Said by the person before:', items, 'turns'),
    '</data>',
    `Question of the person: ${inData(question)}`,
  ].join('\n');
}

function section(
  heading: string,
  items: readonly ContextItem[],
  kind: ContextItem['kind'],
): readonly string[] {
  const lines = items.filter((item) => item.kind === kind).map(({ text }) => `- ${inData(text)}`);
  return lines.length === 0 ? [] : [heading, ...lines];
}

/** Line breaks, and all that is not seen. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\s]+/gu;
/** Longer ones are cut: nobody reads a title of a page. */
const LONGEST = 500;

/** One line in which nothing ends the data or begins another part of it. */
const inData = (text: string): string =>
  text.replace(UNSEEN, ' ').replace(/</g, '‹').replace(/>/g, '›').trim().slice(0, LONGEST);

/** Flat, with every field named: small models fill it in, and strict providers take it. */
function schemaFor(actions: readonly ActionDescription[]): Asking['schema'] {
  const words = { type: ['string', 'null'] };
  const fields = [...new Set(actions.flatMap(proposableFields))];
  const call = object({
    action: { type: 'string', enum: actions.map(({ name }) => name) },
    ...Object.fromEntries(fields.map((field) => [field, words])),
  });
  return object({
    text: { type: 'string' },
    ...(actions.length === 0 ? {} : { calls: { type: 'array', items: call } }),
  });
}

const object = (properties: Readonly<Record<string, unknown>>): Asking['schema'] => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
