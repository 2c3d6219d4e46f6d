import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Generation, generations } from '../../src/playground/vikunja/generation.ts';
import type { Account } from './visit.ts';

const options = {
  url: { type: 'string' },
  token: { type: 'string' },
  playground: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

const given = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: '--url takes the address that your browser shows' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  token: z.string().min(1).optional(),
  playground: z.enum([...generations, 'all'], '--playground takes 0.24, 1, 2 or all').optional(),
  help: z.boolean(),
});

export const usage = `npm run test:vikunja -- --url https://vikunja.example.org --token tk_…
  plays everything that eis does with tasks against this Vikunja, in a project of its own that it removes
npm run test:vikunja -- --playground 0.24|1|2|all
  the same against the Vikunja of the playground, which it starts by itself`;

export type Given =
  | { readonly kind: 'server'; readonly account: Account }
  | { readonly kind: 'playground'; readonly versions: readonly Generation[] }
  | { readonly kind: 'help' }
  | { readonly kind: 'mistake'; readonly because: string };

/** What was typed, or a sentence about what is wrong with it. */
export function readArguments(words: readonly string[]): Given {
  try {
    const read = given.safeParse(parseArgs({ args: [...words], options }).values);
    return read.success ? meant(read.data) : { kind: 'mistake', because: z.prettifyError(read.error) };
  } catch (error) {
    return { kind: 'mistake', because: error instanceof Error ? error.message : String(error) };
  }
}

function meant({ url, token, playground, help }: z.output<typeof given>): Given {
  if (help) return { kind: 'help' };
  if (playground !== undefined) {
    if (url !== undefined || token !== undefined)
      return { kind: 'mistake', because: '--playground starts its own server: leave out --url and --token' };
    return { kind: 'playground', versions: playground === 'all' ? generations : [playground] };
  }
  if (url === undefined || token === undefined)
    return { kind: 'mistake', because: 'It takes --url and --token, or --playground' };
  return { kind: 'server', account: { address: url, token } };
}
