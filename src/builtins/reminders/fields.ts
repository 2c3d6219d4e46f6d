import { z } from 'zod';
import { Repeat } from '../../core/repeat.ts';
import { LONGEST_TEXT, said, Which } from '../../core/slot.ts';

/** Words, or a line of the list shown last. */
export const about = said(z.union([z.string().min(1).max(LONGEST_TEXT), Which]), 'what it is about', {
  kind: 'text',
  moment: 'at',
  repeat: 'repeat',
  which: true,
});

export const rhythm = said(Repeat, 'how often it comes again: every monday', { kind: 'repeat' });

export const place = said(z.string().min(1).max(LONGEST_TEXT), 'where I say it: here, dm or home', {
  kind: 'choice',
  words: {
    en: {
      here: 'here',
      dm: 'dm',
      pm: 'dm',
      'direct message': 'dm',
      'direct messages': 'dm',
      'private message': 'dm',
      privately: 'dm',
      home: 'home',
      'my home room': 'home',
    },
    de: {
      hier: 'here',
      dm: 'dm',
      direktnachricht: 'dm',
      privatnachricht: 'dm',
      privat: 'dm',
      zuhause: 'home',
      'zu hause': 'home',
    },
  },
});

export const recipient = said(z.enum(['me', 'us']), 'whom I remind', {
  kind: 'choice',
  words: { en: { us: 'us', everyone: 'us', everybody: 'us' }, de: { uns: 'us', alle: 'us' } },
});
