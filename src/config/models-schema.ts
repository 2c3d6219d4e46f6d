import { z } from 'zod';
import { Secret } from '../core/secret.ts';
import { notes } from './notes.ts';
import { isBaseUrl, isPermissionKey } from './written-forms.ts';

/** Where Ollama listens if nobody says otherwise. */
export const OLLAMA_ADDRESS = 'http://127.0.0.1:11434';

const local = z
  .strictObject({
    enabled: z.boolean().default(true).register(notes, {
      description: 'Whether a local model (Ollama) is looked for and used. eis works without one as well.',
      expected: 'true or false',
    }),
    url: z.string().refine(isBaseUrl).default(OLLAMA_ADDRESS).register(notes, {
      description: 'Where Ollama is.',
      expected: 'an address like http://127.0.0.1:11434, without a slash at the end',
    }),
    model: z.string().min(1).max(200).optional().register(notes, {
      description:
        'The model that is asked. Left out: eis takes the fittest one that is installed; `eis doctor` says which and why.',
      expected: 'a name as `ollama list` shows it, like qwen3:4b',
      example: 'qwen3:4b',
    }),
    context: z.int().min(2_048).max(262_144).default(8_192).register(notes, {
      description:
        'The size of its context in tokens. One size for everything: another one would load the model anew.',
      expected: 'a whole number from 2048 to 262144',
    }),
    keep_alive: z
      .string()
      .regex(/^(?:-1|0|\d{1,5}[smh])$/)
      .default('30m')
      .register(notes, {
        description: 'How long the model stays loaded after it was asked; -1 for ever.',
        expected: 'a time like 30m or 24h, or -1',
      }),
    parallel: z.int().min(1).max(64).default(1).register(notes, {
      description: 'How many requests it is given at once: what OLLAMA_NUM_PARALLEL says.',
      expected: 'a whole number from 1 to 64',
    }),
    most_loaded: z.int().min(1).max(16).default(1).register(notes, {
      description: 'How many models eis keeps loaded at most; others of the same Ollama count too.',
      expected: 'a whole number from 1 to 16',
    }),
    seconds: z.int().min(2).max(600).default(45).register(notes, {
      description: 'How long one answer of a loaded model may take.',
      expected: 'a whole number from 2 to 600',
    }),
  })
  .prefault({})
  .register(notes, { description: 'The local model.', expected: 'settings of the local model' });

const gateway = z
  .strictObject({
    url: z.string().refine(isBaseUrl).register(notes, {
      description: 'Its address (OpenAI-compatible), with the path in front of /chat/completions.',
      expected: 'an address like http://models.lan:4000/v1, without a slash at the end',
      example: 'http://models.lan:4000/v1',
    }),
    key: z
      .string()
      .min(1)
      .transform((text) => new Secret(text))
      .optional()
      .register(notes, {
        description: 'The key of the house for it, if it wants one.',
        expected: 'a key',
        example: 'sk-house',
        secret: true,
      }),
    models: z
      .array(z.string().min(1))
      .min(1)
      .register(notes, {
        description: 'The models that may be asked, the first one first. Nothing else is.',
        expected: "a list like ['qwen3-30b']",
        example: ['qwen3-30b'],
      }),
    people: z.array(z.string().refine(isPermissionKey)).default([]).register(notes, {
      description: 'Who may use it: user ids, homeservers, or * for everybody. Empty: nobody.',
      expected: "a list like ['@you:example.org', 'example.org']",
    }),
  })
  .optional()
  .register(notes, {
    description:
      'A server of the house with several models behind one address. It counts as local: what people say stays with whoever runs it.',
    expected: 'url, key, models and people',
  });

/** A million tokens of the cheapest model cost more; less is what one token costs. */
const SMALLEST_PRICE = 0.001;
const LARGEST_PRICE = 100_000;
const price = z.number().refine((one) => one === 0 || (one >= SMALLEST_PRICE && one <= LARGEST_PRICE));

const cloud = z
  .strictObject({
    tokens_per_month: z.int().min(0).max(1_000_000_000_000).default(2_000_000).register(notes, {
      description:
        'What one person may spend with their own keys in a month, in tokens; they may set less. 0: cloud models are off.',
      expected: 'a whole number from 0',
    }),
    money_per_month: z.number().min(0).max(1_000_000).optional().register(notes, {
      description:
        'The same in money, where prices are known: whichever comes first counts. Models without a price are not asked then.',
      expected: 'a number from 0, in the currency of the prices',
      example: 20,
    }),
    prices: z
      .record(z.string().regex(/^\S{1,200}$/), z.strictObject({ sent: price, received: price }))
      .default({})
      .register(notes, {
        description: 'What a million tokens cost, sent and received, by the name of the model.',
        expected: 'a table like { claude-sonnet-4-5: { sent: 3, received: 15 } }, for a million tokens each',
      }),
  })
  .prefault({})
  .register(notes, {
    description: 'Cloud models, which people use with keys of their own and after they agreed.',
    expected: 'tokens_per_month, money_per_month and prices',
  });

/** What the configuration says about language models. */
export const models = z.strictObject({ local, gateway, cloud }).prefault({}).register(notes, {
  description: 'Language models: everyday sentences need none.',
  expected: 'local, gateway and cloud',
});
