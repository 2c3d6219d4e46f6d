import type { Fields, Json } from '../../core/json.ts';
import type { Call } from './call.ts';
import { written, writtenExactly, ZERO_DATE } from './instants.ts';
import { listIn, numberIn, type SentDate, type TaskDraft, textIn } from './read-task.ts';
import { objectOf } from './call.ts';
import { identifierOf, namelessLabel, namelessUser, reminderShape, userShape } from './shapes.ts';
import type { StoredTask } from './state.ts';
import type { Updated } from './write-task.ts';

const sentOr = (date: SentDate | undefined): string => date?.text ?? ZERO_DATE;
const orNull = (list: readonly Json[]): Json => (list.length > 0 ? list : null);

/** The answer to a creation: labels are there although nothing was attached, and people have no names. */
export function createdEcho({ state, api }: Call, task: StoredTask, draft: TaskDraft): Fields {
  const now = state.instant();
  return {
    ...common(task, draft),
    done: draft.done,
    done_at: ZERO_DATE,
    due_date: sentOr(draft.due),
    start_date: sentOr(draft.start),
    end_date: sentOr(draft.end),
    reminders: orNull(task.reminders.map((reminder) => reminderShape(reminder, state.zone))),
    assignees: draft.assignees.map(namelessUser),
    labels: api === 2 ? null : orNull(listIn(draft.sent, 'labels').map(labelEcho)),
    identifier: identifierOf(state, task),
    related_tasks: null,
    attachments: null,
    is_favorite: draft.isFavourite,
    created: writtenExactly(now, state.zone),
    updated: writtenExactly(now, state.zone),
    bucket_id: 0,
    position: 0,
    created_by: userShape(state, task.createdBy),
  };
}

const labelEcho = (one: Json): Fields => {
  const sent = objectOf(one);
  return { ...namelessLabel(numberIn(sent, 'id')), ...sent };
};

/** What creations and updates answer alike; later keys replace these and keep their place. */
function common(task: StoredTask, draft: TaskDraft): Fields {
  return {
    id: task.id,
    title: task.title,
    description: task.description,
    done: task.done,
    done_at: ZERO_DATE,
    due_date: ZERO_DATE,
    reminders: null,
    project_id: task.project,
    repeat_after: draft.repeatAfter,
    repeat_mode: draft.repeatMode,
    priority: draft.priority,
    start_date: ZERO_DATE,
    end_date: ZERO_DATE,
    assignees: null,
    labels: null,
    hex_color: draft.hexColor,
    percent_done: draft.percentDone,
    identifier: '',
    index: task.index,
    related_tasks: null,
    attachments: null,
    cover_image_attachment_id: draft.coverImage,
    is_favorite: draft.isFavourite,
    created: ZERO_DATE,
    updated: ZERO_DATE,
    bucket_id: 0,
    position: 0,
    reactions: null,
    created_by: null,
  };
}

/** The answer to an update is the body as it was sent, not what a read would show. */
export function updatedEcho({ state }: Call, updated: Updated, draft: TaskDraft): Fields {
  const { task } = updated;
  const { sent } = draft;
  const { subscription } = sent;
  const asSent = (name: string): Json => sent[name] ?? null;
  return {
    ...common(task, draft),
    done_at: doneAtEcho(state.instant(), updated, sent, state.zone),
    ...dateEcho(updated, draft, state.zone),
    reminders: orNull(task.reminders.map((reminder) => reminderShape(reminder, state.zone))),
    assignees: assigneeEcho(updated, sent),
    labels: asSent('labels'),
    identifier: textIn(sent, 'identifier'),
    related_tasks: asSent('related_tasks'),
    attachments: asSent('attachments'),
    ...(subscription === undefined || subscription === null ? {} : { subscription }),
    created: textIn(sent, 'created') === '' ? ZERO_DATE : textIn(sent, 'created'),
    updated: written(task.updated, state.zone),
    bucket_id: numberIn(sent, 'bucket_id'),
    position: numberIn(sent, 'position'),
    created_by: asSent('created_by'),
  };
}

function doneAtEcho(now: number, { turned }: Updated, sent: Fields, zone: string): string {
  if (turned === 'done') return writtenExactly(now, zone);
  const asSent = textIn(sent, 'done_at');
  return turned === 'reopened' || asSent === '' ? ZERO_DATE : asSent;
}

function dateEcho({ task, hasRepeated }: Updated, draft: TaskDraft, zone: string): Fields {
  if (!hasRepeated)
    return {
      due_date: sentOr(draft.due),
      start_date: sentOr(draft.start),
      end_date: sentOr(draft.end),
    };
  return {
    due_date: written(task.due, zone),
    start_date: written(task.start, zone),
    end_date: written(task.end, zone),
  };
}

/** `null` where people were there and are gone now, `[]` where nobody was. */
function assigneeEcho({ hadAssignees }: Updated, sent: Fields): Json {
  const people = listIn(sent, 'assignees');
  if (people.length > 0) return people.map((one) => ({ ...namelessUser(0), ...objectOf(one) }));
  return hadAssignees ? null : [];
}
