import type { Asking } from '../../core/model.ts';
import { languageName } from '../../core/languages.ts';
import { languageOf } from '../../core/speech.ts';
import { INSTRUCTIONS } from './instructions.ts';
import { fieldsOf, type Offer } from './offer.ts';

/** Instructions, schema and prompt together, in UTF-8: what a small model on a CPU reads within seconds. */
export const MOST_PROMPT_BYTES = 6_000;

/** Five calls with all their fields, most of them null. */
const MOST_OUTPUT_TOKENS = 700;

interface Said {
  readonly sentence: string;
  readonly earlier: readonly string[];
  readonly language: string;
}

/** What a model is asked about one sentence. */
export type Question = Omit<Asking, 'signal'>;

/**
 * The question for one sentence: what never changes stands first. What was said earlier is left out where it is too
 * long; undefined when the sentence itself is.
 */
export function writeAsking(said: Said, offer: Offer): Question | undefined {
  const schema = schemaFor(offer);
  for (let from = 0; from <= said.earlier.length; from += 1) {
    const earlier = said.earlier.slice(from);
    const prompt = promptFor({ ...said, earlier }, offer);
    const question = { instructions: INSTRUCTIONS, prompt, schema, maxOutputTokens: MOST_OUTPUT_TOKENS };
    if (bytesOf(question) <= MOST_PROMPT_BYTES) return question;
  }
  return undefined;
}

/** What `npm run bench -- llm` measures. */
export const bytesOf = ({ instructions, prompt, schema }: Omit<Question, 'maxOutputTokens'>): number =>
  Buffer.byteLength(instructions + prompt + JSON.stringify(schema));

function promptFor({ sentence, earlier, language }: Said, offer: Offer): string {
  const actions = offer.actions.map(({ action: { name, summary }, fields }) => {
    const keys = fields.map(({ key }) => key).join(', ');
    return `- ${name}(${keys}): ${summary}`;
  });
  const fields = fieldsOf(offer).map(({ key, about }) => `- ${key}: ${about}`);
  const before = earlier.map((text) => `Said before: ${JSON.stringify(text)}`);
  return [
    'Actions:',
    ...actions,
    'Fields:',
    ...fields,
    `The person mostly writes ${languageName(languageOf(language), 'en')}.`,
    ...before,
    `Sentence: ${JSON.stringify(sentence)}`,
  ].join('\n');
}

/** Flat, and every field named: a small model fills it in, and no provider refuses it. */
function schemaFor(offer: Offer): Question['schema'] {
  const keys = fieldsOf(offer).map(({ key }) => key);
  const words = { type: ['string', 'null'] };
  const call = object({
    action: { type: 'string', enum: offer.actions.map(({ action: { name } }) => name) },
    ...Object.fromEntries(keys.map((key) => [key, words])),
  });
  return object({
    verdict: { type: 'string', enum: ['do', 'ask', 'outside', 'unsure'] },
    calls: { type: 'array', items: call },
    ask: { type: ['string', 'null'], enum: [...keys, null] },
  });
}

const object = (properties: Readonly<Record<string, unknown>>): Question['schema'] => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
