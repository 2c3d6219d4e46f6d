import {
  type Answer,
  type Call,
  created,
  deleted,
  type Endpoint,
  idOf,
  listed,
  objectOf,
  ok,
  taskFor,
  withSchema,
} from '../call.ts';
import { writtenExactly, ZERO_DATE } from '../instants.ts';
import { textIn } from '../read-task.ts';
import { forbidden, invalid, maySee, refuse } from '../refusal.ts';
import { commentShape, userShape } from '../shapes.ts';
import { type StoredComment, toSecond } from '../state.ts';
import { touch } from '../write-task.ts';
import { both } from './both.ts';

export const commentEndpoints: readonly Endpoint[] = [
  ...both('reads', '/tasks/:task/comments', list),
  ...both('creates', '/tasks/:task/comments', add),
  ...both('reads', '/tasks/:task/comments/:comment', readOne),
  ...both('updates', '/tasks/:task/comments/:comment', change),
  ...both('deletes', '/tasks/:task/comments/:comment', remove),
];

function list(call: Call): Answer {
  const task = taskFor(call, { permission: 0, otherwise: maySee });
  const items = task.comments.map((comment) => commentShape(call.state, comment));
  return listed(call, { items, schema: 'PaginatedTaskComment' });
}

function add(call: Call): Answer {
  const { state, user } = call;
  const text = textIn(objectOf(call.body), 'comment');
  if (text === '' && state.generation !== '0.24')
    throw invalid(call.ways, ['comment: non zero value required']);
  const task = taskFor(call, { permission: 1, otherwise: forbidden });
  const now = state.instant();
  const comment: StoredComment = {
    id: state.next('comment'),
    comment: text,
    author: user.id,
    created: toSecond(now),
    updated: toSecond(now),
  };
  task.comments.push(comment);
  touch(state, task);
  return created(commentShape(state, { ...comment, created: now, updated: now }, writtenExactly));
}

/** Read singly, the author's mail address comes along. */
function readOne(call: Call): Answer {
  const comment = commentOf(call);
  const author = userShape(call.state, comment.author, { withMail: true });
  return ok(withSchema(call, 'TaskCommentReadOneBody', { ...commentShape(call.state, comment), author }));
}

function commentOf(call: Call): StoredComment {
  const task = taskFor(call, { permission: 0, otherwise: maySee });
  const id = idOf(call, 'comment');
  const comment = task.comments.find((one) => one.id === id);
  if (!comment) throw refuse(404, 4015, 'This task comment does not exist');
  return comment;
}

function owned(call: Call): StoredComment {
  const comment = commentOf(call);
  if (comment.author !== call.user.id) throw forbidden(call.ways);
  return comment;
}

function change(call: Call): Answer {
  const { state } = call;
  const comment = owned(call);
  comment.comment = textIn(objectOf(call.body), 'comment');
  comment.updated = toSecond(state.instant());
  const updated = writtenExactly(state.instant(), state.zone);
  return ok({ ...commentShape(state, comment), author: null, created: ZERO_DATE, updated });
}

function remove(call: Call): Answer {
  const comment = owned(call);
  const task = taskFor(call, { permission: 1, otherwise: forbidden });
  task.comments.splice(task.comments.indexOf(comment), 1);
  touch(call.state, task);
  return deleted(call);
}
