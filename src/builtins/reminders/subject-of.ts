import type { z } from 'zod';
import type { ActionContext } from '../../core/action.ts';
import { fold } from '../../core/fold.ts';
import type { ShownItem, ShownList } from '../../core/shown.ts';
import type { Client } from './deps.ts';
import type { about } from './fields.ts';
import { type Unclear, unclear } from './find-reminders.ts';
import type { Reminder } from './reminder.ts';
import { say } from './sentences.ts';

type About = z.output<typeof about>;

/** Words, or a task of the list shown last with its title and link. */
export async function subjectOf(
  what: About,
  client: Client,
  { shown, caller }: ActionContext,
): Promise<Pick<Reminder, 'what' | 'task'> | Unclear> {
  const words = say(caller.language);
  const meant = meantBy(what);
  if (meant.kind === 'words') return { what: meant.words, task: null };
  const task = taskMeant(meant, shown);
  if (!task) return unclear(meant.kind === 'number' ? words.noLine(meant.number) : words.notShown);
  const link = (await client.linkTo(caller, task)) ?? null;
  return { what: task.name, task: { id: task.id, connection: task.connection ?? null, link } };
}

type Meant =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'reference' };

const REFERENCES: ReadonlySet<string> = new Set(['it', 'that', 'this', 'es', 'das', 'daran', 'dies']);

function meantBy(what: About): Meant {
  if (typeof what === 'number') return { kind: 'number', number: what };
  if (typeof what !== 'string') return { kind: 'reference' };
  const said = what.trim();
  if (/^\d{1,3}$/.test(said)) return { kind: 'number', number: Number(said) };
  return REFERENCES.has(fold(said)) ? { kind: 'reference' } : { kind: 'words', words: said };
}

const isTask = ({ noun }: ShownItem): boolean => noun === 'task';

function taskMeant(
  meant: Exclude<Meant, { kind: 'words' }>,
  shown: ShownList | undefined,
): ShownItem | undefined {
  const { items = [], touched = [] } = shown ?? {};
  const found =
    meant.kind === 'number' ? items[meant.number - 1] : (touched.find(isTask) ?? items.findLast(isTask));
  return found && isTask(found) ? found : undefined;
}
