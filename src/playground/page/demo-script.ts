import type { AskedOfModel, Rule } from '../models/script.ts';

/** The sentence of the person in a prompt, as eis writes it there. */
const SENTENCE = /^Sentence: (".*")$/m;

const sentenceIn = ({ prompt }: AskedOfModel): string => {
  const quoted = SENTENCE.exec(prompt)?.[1];
  const read: unknown = quoted === undefined ? '' : JSON.parse(quoted);
  return typeof read === 'string' ? read : '';
};

type Fields = Readonly<Record<string, string | null>>;
type Understands = readonly [RegExp, (words: readonly string[]) => Fields];

const UNDERSTOOD: readonly Understands[] = [
  [
    /(?:shove|push|nudge) (.+?) (?:over )?to (\S+)\??$/i,
    ([, which = '', due = '']) => ({ action: 'task.move', which, due }),
  ],
  [/^we are (?:nearly )?out of (.+?)[.!]?$/i, ([, title = '']) => ({ action: 'task.add', title })],
  [
    /^I still have to (.+?) (today|tomorrow|tonight)[.!]?$/i,
    ([, title = '', due = '']) => ({ action: 'task.add', title, due }),
  ],
  [
    /(?:sort out|look at what is waiting for me on) (?:my )?(\w+day)\b/i,
    ([, when = '']) => ({ action: 'task.list', when }),
  ],
];

/** Sentences that no known phrase fits, and this script does. */
export const MODEL_TRIES = [
  'could you shove the dentist over to monday',
  'we are out of milk',
  'order me a pizza',
] as const;

const nothing = (verdict: 'outside' | 'unsure') => ({ verdict, calls: [], ask: null });

function interpreted(asked: AskedOfModel) {
  const sentence = sentenceIn(asked);
  for (const [pattern, fieldsOf] of UNDERSTOOD) {
    const words = pattern.exec(sentence);
    if (words) return { verdict: 'do', calls: [fieldsOf(words)], ask: null };
  }
  return nothing(/\b(?:order|book|buy|call) me\b/i.test(sentence) ? 'outside' : 'unsure');
}

/** What a model says that reads sentences. */
export const localScript: readonly Rule[] = [{ answer: interpreted }];

const FIGURE = /^- ([^:]+): (\d+)$/gm;
const FIRST_TASK = /^Tasks, one a line:\n- ([^|\n]+)/m;

/** An answer in words that holds what was given, and nothing else. */
function analysed({ prompt }: AskedOfModel) {
  const figures = [...prompt.matchAll(FIGURE)]
    .slice(0, 3)
    .map(([, name = '', value = '']) => `- ${name}: ${value}`);
  const title = FIRST_TASK.exec(prompt)?.[1]?.trim();
  const next = title === undefined ? 'Nothing waits.' : `"${title}" is a good one to begin with.`;
  return { text: [`${next} This is what stands out:`, ...figures].join('\n'), calls: [] };
}

/** What a cloud model says, which is asked for analyses, and for sentences where somebody wants that. */
export const cloudScript: readonly Rule[] = [
  { when: (asked) => SENTENCE.test(asked.prompt), answer: interpreted },
  { answer: analysed },
];
