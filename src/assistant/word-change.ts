import type { Changed, Trouble } from '../core/action-result.ts';
import type { Follow } from '../core/collection.ts';
import { wordsOf } from '../core/errors.ts';
import { confirmation, failure, literal, receiptReply, type Reply, status } from '../core/reply.ts';
import type { Asking, Part } from './answer.ts';
import { choosing } from './choosing.ts';
import { failureWords, type Telling, withCertainty } from './failure-words.ts';
import { sayAround } from './sentences.ts';

/** The words about a write that was carried out. What did not take is said first (conversation.md 9.2). Pure. */
export function wordChange(changed: Changed, telling: Telling): Part {
  const { language } = telling;
  const { markdown, trouble, follow } = changed;
  const touched = changed.touched.length > 0 ? { touched: changed.touched } : {};
  if (trouble) {
    const lines = [wordTrouble(trouble, changed, telling), markdown, behind(changed.notBegun, language)];
    const told = lines.filter((line) => line !== '').join('\n\n');
    return { reply: failure(told), state: 'failed', ...touched };
  }
  if (markdown === '') return { reply: status(sayAround(language).soAlready), state: 'done', ...touched };
  // What is offered with a call is asked about with the plan of that call, behind the receipt.
  if (!follow || follow.call) return { reply: receiptReply(markdown), state: 'done', ...touched };
  return { reply: withFollow(markdown, follow, language), state: 'open', asks: askingOf(follow), ...touched };
}

function withFollow(markdown: string, { question: asked, choices, yesNo }: Follow, language: string): Reply {
  if (yesNo) return confirmation(`${markdown}\n${asked} ${sayAround(language).howToAnswer}`);
  return choosing(
    `${markdown}\n${asked}`,
    choices.map(({ label }) => label),
    language,
  );
}

const askingOf = ({ choices, yesNo }: Follow): Asking => ({
  // Only the first is a yes; a number means nothing beside yes and no.
  answers: (yesNo ? choices.slice(0, 1) : choices).map(({ say }) => say),
  labels: choices.map(({ label }) => label),
  isOffer: true,
});

const behind = (count: number, language: string): string =>
  count === 0 ? '' : sayAround(language).notBegun(count);

function wordTrouble(trouble: Trouble, { service, touched }: Changed, telling: Telling): string {
  const { language, reference } = telling;
  const words = sayAround(language);
  switch (trouble.kind) {
    case 'refused': {
      const what = withCertainty(words.saidYesBut(literal(service), trouble.what), 'not done', language);
      // Of what is not there at all, nothing else is as before.
      const others = touched[0] ? words.othersAsBefore(touched[0].noun) : '';
      return words.refusedAll(what, others, reference);
    }
    case 'partly':
      return failureWords(withCertainty(`${trouble.what}.`, 'done', language), words.lookOrUndo, telling)
        .markdown;
    case 'doubt':
      return failureWords(
        withCertainty(
          literal(trouble.error ? wordsOf(trouble.error, language).message : words.interrupted),
          'may have been done',
          language,
        ),
        words.waitILook,
        telling,
      ).markdown;
  }
}
