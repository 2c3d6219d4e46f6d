import type { Fields, Json } from '../../core/json.ts';
import { waysOf } from './generation.ts';
import { typeWhenKept } from './file-types.ts';
import { written, ZERO_DATE } from './instants.ts';
import type {
  State,
  StoredAttachment,
  StoredComment,
  StoredLabel,
  StoredReminder,
  StoredTask,
  StoredUser,
} from './state.ts';

/** How objects look in answers. Keys stand in the order of real servers. */

export function userShape(state: State, id: number, { withMail = false } = {}): Fields {
  const { name, username, email, created, updated } = state.user(id);
  return {
    id,
    name,
    username,
    ...(withMail ? { email } : {}),
    created: written(created, state.zone),
    updated: written(updated, state.zone),
  };
}

/** Somebody of whom a request named only the id. */
export const namelessUser = (id: number): Fields => ({
  id,
  name: '',
  username: '',
  created: ZERO_DATE,
  updated: ZERO_DATE,
});

export const namelessLabel = (id: number): Fields => ({
  id,
  title: '',
  description: '',
  hex_color: '',
  created_by: null,
  created: ZERO_DATE,
  updated: ZERO_DATE,
});

export const labelShape = (state: State, label: StoredLabel, write = written): Fields => ({
  id: label.id,
  title: label.title,
  description: label.description,
  hex_color: label.hexColor,
  created_by: userShape(state, label.owner),
  created: write(label.created, state.zone),
  updated: write(label.updated, state.zone),
});

export const commentShape = (state: State, comment: StoredComment, write = written): Fields => ({
  id: comment.id,
  comment: comment.comment,
  author: userShape(state, comment.author),
  reactions: null,
  created: write(comment.created, state.zone),
  updated: write(comment.updated, state.zone),
});

/** What a file is was only noted from 2.0 on. */
export const attachmentShape = (
  state: State,
  task: Pick<StoredTask, 'id'>,
  { id, name, bytes, createdBy, created }: StoredAttachment,
  write = written,
): Fields => ({
  id,
  task_id: task.id,
  created_by: userShape(state, createdBy),
  file: {
    id,
    name,
    mime: state.generation === '2' ? typeWhenKept(bytes) : '',
    size: bytes.length,
    created: write(created, state.zone),
  },
  created: write(created, state.zone),
});

export const reminderShape = ({ at, relativePeriod, relativeTo }: StoredReminder, zone: string): Fields => ({
  reminder: written(at, zone),
  relative_period: relativePeriod,
  relative_to: relativeTo,
});

/** `HOME-12`, or `#12` where the project has no identifier. */
export function identifierOf(state: State, task: Pick<StoredTask, 'project' | 'index'>): string {
  const identifier = state.projects.get(task.project)?.identifier ?? '';
  return identifier === '' ? `#${task.index}` : `${identifier}-${task.index}`;
}

const orNull = (list: readonly Json[]): Json => (list.length > 0 ? list : null);

/** A task as it stands in the row, without anything that takes another table. */
function bareTask(state: State, task: StoredTask): Fields {
  const { zone } = state;
  return {
    id: task.id,
    title: task.title,
    description: task.description,
    done: task.done,
    done_at: written(task.doneAt, zone),
    due_date: written(task.due, zone),
    reminders: null,
    project_id: task.project,
    repeat_after: task.repeatAfter,
    repeat_mode: task.repeatMode,
    priority: task.priority,
    start_date: written(task.start, zone),
    end_date: written(task.end, zone),
    assignees: null,
    labels: null,
    hex_color: task.hexColor,
    percent_done: task.percentDone,
    identifier: '',
    index: task.index,
    related_tasks: null,
    attachments: null,
    cover_image_attachment_id: task.coverImage,
    is_favorite: false,
    created: written(task.created, zone),
    updated: written(task.updated, zone),
    bucket_id: 0,
    position: 0,
    reactions: null,
    created_by: null,
  };
}

function relatedShape(state: State, task: StoredTask): Fields {
  const kinds = Map.groupBy(task.relations, ({ kind }) => kind);
  return Object.fromEntries(
    [...kinds].map(([kind, relations]) => [
      kind,
      relations.flatMap(({ other }) => {
        const found = state.tasks.get(other);
        return found ? [bareTask(state, found)] : [];
      }),
    ]),
  );
}

export interface TaskView {
  /** Favourite and subscription are a reader's own. */
  readonly reader: number;
  /** A single task says whether its reader is subscribed. */
  readonly isSingle?: boolean;
  readonly expand?: readonly string[];
}

/** A task as it is read: by itself or in a list. */
export function taskShape(state: State, task: StoredTask, view: TaskView): Fields {
  const labels = task.labels.flatMap((id) => state.labels.get(id) ?? []);
  const reminders = task.reminders.toSorted((a, b) => (a.at ?? -Infinity) - (b.at ?? -Infinity));
  return {
    ...bareTask(state, task),
    reminders: orNull(reminders.map((reminder) => reminderShape(reminder, state.zone))),
    assignees: orNull(task.assignees.map((id) => userShape(state, id))),
    labels: orNull(labels.toSorted((a, b) => a.id - b.id).map((label) => labelShape(state, label))),
    identifier: identifierOf(state, task),
    related_tasks: relatedShape(state, task),
    attachments: orNull(task.attachments.map((one) => attachmentShape(state, task, one))),
    is_favorite: task.favouriteOf.has(view.reader),
    ...(view.isSingle ? subscriptionShape(state, task, view.reader) : {}),
    ...expanded(state, task, view.expand ?? []),
    created_by: userShape(state, task.createdBy),
  };
}

/** The keys that are only there when they were asked for. */
function expanded(state: State, task: StoredTask, expand: readonly string[]): Fields {
  const comments = task.comments.map((comment) => commentShape(state, comment));
  return {
    ...(expand.includes('comment_count') ? { comment_count: comments.length } : {}),
    ...(expand.includes('comments') && comments.length > 0 ? { comments } : {}),
    ...(expand.includes('buckets') ? { buckets: [bucketShape(state, task)] } : {}),
  };
}

function subscriptionShape(state: State, task: StoredTask, reader: number): Fields {
  const found = task.subscribers.get(reader);
  if (!found) return {};
  const created = written(found.created, state.zone);
  return { subscription: { id: found.id, entity: 'task', entity_id: task.id, created } };
}

/** The first bucket of the project's board, where every task of the playground is. */
function bucketShape(state: State, task: StoredTask): Fields {
  const project = state.projects.get(task.project);
  const view = (project?.views ?? 0) + 3;
  const at = written(project?.created, state.zone);
  const title = state.generation === '0.24' ? 'Backlog' : 'To-Do';
  const place = { project_view_id: view, limit: 0, count: 0, position: 100 };
  return { id: view, title, ...place, created: at, updated: at, created_by: null };
}

/** `/user`. A mail address is not among it. */
export function accountShape(state: State, user: StoredUser): Fields {
  const { generation } = state;
  return {
    id: user.id,
    name: user.name,
    username: user.username,
    created: written(user.created, state.zone),
    updated: written(user.updated, state.zone),
    settings: {
      name: user.name,
      email_reminders_enabled: false,
      discoverable_by_name: user.isDiscoverable,
      discoverable_by_email: user.isDiscoverable,
      overdue_tasks_reminders_enabled: true,
      overdue_tasks_reminders_time: '9:00',
      default_project_id: user.inbox,
      week_start: 0,
      language: user.language,
      timezone: user.timeZone,
      frontend_settings: null,
      ...(generation === '0.24' ? {} : { extra_settings_links: null }),
    },
    deletion_scheduled_at: ZERO_DATE,
    is_local_user: true,
    ...(generation === '0.24' ? {} : { auth_provider: 'local' }),
    ...(waysOf[generation].hasSecondApi ? { is_admin: false } : {}),
  };
}
