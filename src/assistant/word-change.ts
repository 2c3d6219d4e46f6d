import type { Changed, Trouble } from '../core/action-result.ts';
import type { Follow } from '../core/collection.ts';
import { confirmation, failure, literal, question, receiptReply, type Reply, status } from '../core/reply.ts';
import type { Asking, Part } from './answer.ts';
import { failureWords, withCertainty } from './failure-words.ts';
import { HOW_TO_ANSWER } from './how-to-answer.ts';

/** The words about a write that was carried out. What did not take is said first (conversation.md 9.2). Pure. */
export function wordChange(changed: Changed, reference: string): Part {
  const { markdown, trouble, follow } = changed;
  const touched = changed.touched.length > 0 ? { touched: changed.touched } : {};
  if (trouble) {
    const lines = [wordTrouble(trouble, changed, reference), markdown, behind(changed.notBegun)];
    const told = lines.filter((line) => line !== '').join('\n\n');
    return { reply: failure(told), state: 'failed', ...touched };
  }
  if (markdown === '') return { reply: status('That is so already.'), state: 'done', ...touched };
  // What is offered with a call is asked about with the plan of that call, behind the receipt.
  if (!follow || follow.call) return { reply: receiptReply(markdown), state: 'done', ...touched };
  return { reply: withFollow(markdown, follow), state: 'open', asks: askingOf(follow), ...touched };
}

function withFollow(markdown: string, { question: asked, choices, yesNo }: Follow): Reply {
  return yesNo
    ? confirmation(`${markdown}\n${asked} ${HOW_TO_ANSWER}`)
    : question(
        `${markdown}\n${asked}`,
        choices.map(({ label }) => label),
      );
}

const askingOf = ({ choices, yesNo }: Follow): Asking => ({
  // Only the first is a yes; a number means nothing beside yes and no.
  answers: (yesNo ? choices.slice(0, 1) : choices).map(({ say }) => say),
  labels: choices.map(({ label }) => label),
  isOffer: true,
});

const behind = (count: number): string =>
  count === 0 ? '' : `${count} more ${count === 1 ? 'change was' : 'changes were'} not begun.`;

function wordTrouble(trouble: Trouble, { service, touched }: Changed, reference: string): string {
  switch (trouble.kind) {
    case 'refused': {
      const what = withCertainty(`${literal(service)} said yes, but ${trouble.what}.`, 'not done');
      // Of what is not there at all, nothing else is as before.
      const others = touched[0] ? `Everything else on the ${touched[0].noun} is as before. ` : '';
      return `⚠️ ${what}\n${others}Next: try again, or say status. Reference ${reference}`;
    }
    case 'partly':
      return failureWords(
        withCertainty(`${trouble.what}.`, 'done'),
        'look at it, and say undo if you do not want it so.',
        reference,
      ).markdown;
    case 'doubt':
      return failureWords(
        withCertainty(literal(trouble.error?.message ?? INTERRUPTED), 'may have been done'),
        'wait, I look again in a minute; please do not repeat it.',
        reference,
      ).markdown;
  }
}

const INTERRUPTED = 'I was interrupted, and what I find now is neither as before nor as planned.';
