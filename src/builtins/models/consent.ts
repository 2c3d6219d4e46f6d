import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import type { Purpose } from '../../core/model.ts';
import type { SealedModelKey } from '../../core/model-key.ts';
import { edits, type Plan } from '../../core/plan.ts';
import { literal } from '../../core/reply.ts';
import { said, text } from '../../core/slot.ts';
import type { Client } from './deps.ts';
import { findKey } from './find-key.ts';
import { nameOfCommand } from './provider-of.ts';
import { say } from './sentences.ts';
import { fieldsOf } from './stored.ts';

const defineAction = actionsOn<Client>();

const key = () => text('claude, openai, or the name of the endpoint').exactOptional();

const uses = () =>
  said(z.enum(['analysis', 'everything']), 'analysis, or everything that nobody else understood', {
    kind: 'choice',
    words: {
      en: {
        analysis: 'analysis',
        analyses: 'analysis',
        everything: 'everything',
        'every sentence': 'everything',
      },
      de: {
        analyse: 'analysis',
        analysen: 'analysis',
        analysis: 'analysis',
        alles: 'everything',
        everything: 'everything',
        'jeden satz': 'everything',
      },
    },
  });

const PURPOSES: Readonly<Record<'analysis' | 'everything', readonly Purpose[]>> = {
  analysis: ['analysis'],
  everything: ['analysis', 'sentences'],
};

export const giveConsent = defineAction({
  name: 'consent.give',
  summary: 'Allow me to use a key of yours',
  // What has left the house cannot be brought back: it is asked about, with all that is to be known, however it is said.
  effect: 'destroy',
  input: z.object({ name: key(), use: uses().exactOptional() }),
  aliases: ['config allow'],
  forms: { 'config allow': { means: {}, takes: ['name', 'use'] } },
  examples: [
    { say: 'config allow claude', means: { name: 'claude' } },
    { say: 'you may use my claude key', means: { name: 'claude' } },
    { say: 'config allow claude everything', means: { name: 'claude', use: 'everything' } },
  ],
  plan: async (client, { name, use }, { caller: { language } }) => {
    const { modelKeys, settings, owner } = client;
    const all = await modelKeys.of(owner);
    const found = findKey(name, all, { sentence: (one) => `config allow ${one}`, language });
    if (found.kind === 'unclear') return found.plan;
    if (found.key.state === 'wrong')
      return unclear(
        say(language).keyIsWrong(literal(found.key.name), literal(`${nameOfCommand(found.key)} <key>`)),
      );
    const wanted = PURPOSES[use ?? (await settings.read(owner)).cloud ?? 'analysis'];
    if (wanted.every((one) => found.key.allowed.includes(one)))
      return unclear(say(language).isAllowed(literal(found.key.name)));
    return changed(found.key, [...new Set([...found.key.allowed, ...wanted])]);
  },
});

export const withdrawConsent = defineAction({
  name: 'consent.withdraw',
  summary: 'Forbid me to use a key of yours, and keep it',
  effect: 'write',
  input: z.object({ name: key() }),
  aliases: ['config forbid'],
  examples: [
    { say: 'config forbid claude', means: { name: 'claude' } },
    { say: 'stop using my claude key', means: { name: 'claude' } },
  ],
  plan: async (client, { name }, { caller: { language } }) => {
    const all = await client.modelKeys.of(client.owner);
    const found = findKey(name, all, { sentence: (one) => `config forbid ${one}`, language });
    if (found.kind === 'unclear') return found.plan;
    if (found.key.allowed.length === 0) return unclear(say(language).isForbidden(literal(found.key.name)));
    return changed(found.key, []);
  },
});

const unclear = (question: string): Plan => ({ kind: 'unclear', question, choices: [] });

function changed(found: SealedModelKey, allowed: readonly Purpose[]): Plan {
  const before = fieldsOf(found);
  return edits([
    { op: 'update', noun: 'key', id: found.id, before, after: { ...before, allowed: [...allowed] } },
  ]);
}
