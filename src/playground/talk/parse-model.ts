import { isModelFault } from '../models/model-faults.ts';
import { type Check, type Step, TalkMistake } from './talk-step.ts';

/** `local`, `claude`, `openai`, or the host of an endpoint. */
const MODEL = '[a-z0-9][a-z0-9.-]{0,60}';
const CHANGED = new RegExp(`^(?:(${MODEL}) )?([a-z-]+)( once)?$`);
const ASKED = new RegExp(`^(${MODEL}) is asked$`);
const PROMPTS = new RegExp(`^(${MODEL}) was given (\\d{1,4}) prompts?(?: since line (\\d{1,4}))?$`);
const SAW = new RegExp(`^(${MODEL}) (saw|never saw) "([^"]{1,1000})"$`);

const EXAMPLES = [
  '-- model down',
  '-- model claude limited once',
  '-- model local up',
  '-- model claude was given 0 prompts since line 3',
  '-- model local never saw "Send invoice"',
];

/** What is the matter with a model from now on, or what a talk states about it. */
export function parseModel(content: string, line: number): Step {
  const check = checkIn(content);
  if (check) return { kind: 'check', line, check };
  const asked = ASKED.exec(content)?.[1];
  if (asked !== undefined) return { kind: 'asked', line, model: asked };
  const [, model = 'local', word = '', once] = CHANGED.exec(content) ?? [];
  if (word !== 'up' && !isModelFault(word))
    throw new TalkMistake(line, `what about the model? For example: ${EXAMPLES.join(' · ')}`);
  return { kind: 'model', line, model, fault: word, once: once !== undefined };
}

function checkIn(content: string): Check | undefined {
  const prompts = PROMPTS.exec(content);
  if (prompts) {
    const [, model = '', count, since] = prompts;
    const from = since === undefined ? undefined : Number(since);
    return { kind: 'prompts', model, count: Number(count), since: from };
  }
  const [, model = '', verb, text = ''] = SAW.exec(content) ?? [];
  return verb === undefined ? undefined : { kind: 'saw', model, text, isExpected: verb === 'saw' };
}
