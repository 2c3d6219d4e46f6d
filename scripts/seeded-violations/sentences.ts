import { replacing, type Seed } from './seed.ts';

const ENGLISH = 'src/domains/tasks/phrases/english.ts';
const [ENGLISH_SET, GERMAN_SET] = ['scripts/eval/sentences/en', 'scripts/eval/sentences/de'];

export const sentenceSeeds: readonly Seed[] = [
  // A phrase that takes talk for a task.
  {
    caught: [
      { rule: 'wrong-writes', file: ENGLISH_SET },
      { rule: 'least-right', file: ENGLISH_SET },
    ],
    change: { [ENGLISH]: replacing(/'task\.add': \[/, `'task.add': ['tell me a {title}',`) },
  },
  // Phrases that are gone, and one of them deletes instead.
  {
    caught: [{ rule: 'harm', file: ENGLISH_SET }],
    change: {
      [ENGLISH]: (text) =>
        replacing(
          /'task\.remove': \[/,
          `'task.remove': ['reopen {which}',`,
        )(replacing(/'task\.reopen': \[/, `'task.gone': [`)(text)),
    },
  },
  // Sentences that are gone.
  {
    caught: [
      { rule: 'too-few-sentences', file: GERMAN_SET },
      { rule: 'least-right', file: GERMAN_SET },
      { rule: 'recognised', file: GERMAN_SET },
    ],
    change: {
      'scripts/eval/sentences/de/heard.txt': () => '',
      'scripts/eval/sentences/de/nothing.txt': () => '',
      'scripts/eval/sentences/de/tasks.txt': () => '',
    },
  },
];
