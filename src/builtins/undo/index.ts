import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { type Backend, defineBackend } from '../../core/backend.ts';
import { flag } from '../../core/slot.ts';

export const undo = actionsOn<undefined>()({
  name: 'undo',
  summary: 'Take back what I did last, within 10 minutes',
  effect: 'write',
  input: z.object({
    rest: flag('only what nobody changed since', {
      en: ['the rest', 'the others'],
      de: ['den rest', 'die anderen', 'die ubrigen'],
      fr: ['le reste', 'les autres'],
      es: ['el resto', 'los demas', 'las demas'],
      it: ['il resto', 'gli altri', 'le altre'],
      nl: ['de rest', 'de andere'],
      pt: ['o resto', 'os outros', 'as outras'],
      pl: ['reszte', 'pozostale'],
      sv: ['resten', 'de andra'],
      da: ['resten', 'de andre'],
      nb: ['resten', 'de andre'],
      fi: ['loput', 'muut'],
      cs: ['zbytek', 'ostatni'],
      tr: ['gerisini', 'kalanini', 'digerlerini'],
    }).exactOptional(),
    all: flag('also what somebody changed since', {
      en: ['all', 'everything', 'all of it'],
      de: ['alles', 'alle'],
      fr: ['tout'],
      es: ['todo'],
      it: ['tutto'],
      nl: ['alles'],
      pt: ['tudo'],
      pl: ['wszystko'],
      sv: ['allt'],
      da: ['det hele', 'alt'],
      nb: ['alt', 'alt sammen'],
      fi: ['kaikki'],
      cs: ['vsechno', 'vse'],
      tr: ['hepsini', 'her seyi'],
    }).exactOptional(),
  }),
  examples: [
    { say: 'undo', means: {} },
    { say: 'take it back', means: {} },
    { say: 'undo the rest', means: { rest: true } },
    { say: 'undo all', means: { all: true } },
  ],
  plan: async (_nothing, { rest, all }) =>
    await Promise.resolve({ kind: 'undo', mode: all ? 'all' : rest ? 'untouched' : 'ask' } as const),
});

/** The newest request of this person in this room is taken back; what exactly that is, stands in the journal. */
export const createUndo = (): Backend =>
  defineBackend({
    name: 'undo',
    title: 'Undo',
    credentials: z.object({}),
    connect: async () => undefined,
    origin: () => 'eis:undo',
    check: async () => {},
    actions: [undo],
  });
