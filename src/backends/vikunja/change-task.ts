import { canonical } from '../../core/json.ts';
import type { Task } from '../../domains/tasks/task.ts';
import type { Home } from './add-task.ts';
import { labelIds, labelsNamed } from './labels.ts';
import type { Generation } from './capability.ts';
import { type Answer, failed, failedAfterLook, isOk, mayBeUnderWay, parse, type Question } from './client.ts';
import { inDoubt } from './in-doubt.ts';
import { personIds } from './people.ts';
import { isGone, refusalOf } from './refusals.ts';
import { PAUSES_MS, type Service } from './service.ts';
import { type Body, bodyOf, moreBody, reminderBody, taskFrom } from './task-form.ts';
import { WireTask } from './wire.ts';

export interface TaskChange {
  readonly before: Partial<Task>;
  readonly after: Partial<Task>;
}

const IS_NUMBER = /^\d{1,15}$/;

/** The task as it is; undefined when it is gone. */
export async function readWire(
  service: Service,
  id: string,
  signal: AbortSignal,
): Promise<WireTask | undefined> {
  if (!IS_NUMBER.test(id)) return undefined;
  const question: Question = { method: 'GET', path: `/api/v1/tasks/${id}` };
  const answer = await service.ask(question, signal);
  if (isGone(answer, 'task')) return undefined;
  if (!isOk(answer)) throw refusalOf(answer, question, service.host);
  return parse(WireTask, answer, { host: service.host, question });
}

/** D4: what the change does not name stays, whatever Vikunja's own update does with it. */
export async function changeTask(
  home: Home,
  id: string,
  change: TaskChange,
  signal: AbortSignal,
): Promise<void> {
  const { service } = home;
  const current = await readWire(service, id, signal);
  if (!current) return;
  const steps = await sideSteps(home, { current, change }, signal);
  const body = changedBody({ current, change }, service.timeZone);
  const [first, ...others] = inParts(current, body);
  if (first) await writeFields(service, { current, body: first }, signal);
  for (const part of others) {
    const latest = await readWire(service, id, signal).catch(rethrowInDoubt);
    if (!latest) return;
    await writeFields(service, { current: latest, body: part }, signal).catch(rethrowInDoubt);
  }
  let isBegun = first !== undefined;
  for (const step of steps) {
    const { question, isFine } = step;
    const answer = await service.insist(question, signal).catch((error: unknown) => {
      throw isBegun ? inDoubt(error) : error;
    });
    if (isOk(answer) || isFine(answer)) isBegun = true;
    else if (answer.status >= 500)
      throw failed(answer, { host: service.host, certainty: 'may have been done' });
    // Later on the refusal shows when the task is read back, together with what was taken.
    else if (!isBegun) throw refusalOf(answer, question, service.host);
  }
}

function rethrowInDoubt(error: unknown): never {
  throw inDoubt(error);
}

const MONTHLY = 1;

/**
 * Whether a task comes again when it is done depends on the repeat it had before: one that is finished for good loses
 * its repeat first. Nothing at all: no request.
 */
function inParts(current: WireTask, { done, ...rest }: Body): readonly Body[] {
  const comesAgain = (current.repeat_after ?? 0) > 0 || current.repeat_mode === MONTHLY;
  const isLast = done === true && comesAgain && 'repeat_after' in rest;
  const parts = isLast ? [rest, { done }] : [{ ...rest, ...(done === undefined ? {} : { done }) }];
  return parts.filter((part) => Object.keys(part).length > 0);
}

interface Changing {
  readonly current: WireTask;
  readonly change: TaskChange;
}

function changedBody({ current, change: { after } }: Changing, timeZone: string): Body {
  const { task: now } = taskFrom(current, { timeZone, nameOf: String });
  const { more } = after;
  const isOther = (name: keyof Body, value: Body[string]): boolean =>
    canonical(value) !== canonical(moreBody(now.more, now.description)[name] ?? null);
  const kept = more === undefined ? {} : moreBody(more, after.description ?? now.description);
  const before = reminderBody(now.reminders, now.more, timeZone);
  const reminders = reminderBody(after.reminders ?? now.reminders, more ?? now.more, timeZone);
  return {
    ...bodyOf(after, timeZone),
    ...Object.fromEntries(Object.entries(kept).filter(([name, value]) => isOther(name, value))),
    ...(canonical(before) === canonical(reminders) ? {} : { reminders }),
  };
}

/**
 * From 2.5 on the server merges single fields by itself. Before that an update that leaves a field out wipes it, so the
 * whole object goes back as it came.
 */
const updateOf = (generation: Generation, current: WireTask, body: Body): Question =>
  generation === '2'
    ? { method: 'PATCH', path: `/api/v2/tasks/${current.id}`, body }
    : { method: 'POST', path: `/api/v1/tasks/${current.id}`, body: { ...current, ...body } };

interface Writing {
  readonly current: WireTask;
  readonly body: Body;
}

async function writeFields(service: Service, { current, body }: Writing, signal: AbortSignal): Promise<void> {
  const look = async () => await readWire(service, String(current.id), signal).catch(rethrowInDoubt);
  await service.onCurrent(async ({ generation }) => {
    let latest = current;
    for (const pause of [...PAUSES_MS, undefined]) {
      const question = updateOf(generation, latest, body);
      const answer = await service.ask(question, signal);
      if (isOk(answer) || isGone(answer, 'task')) return;
      if (answer.status < 500) throw refusalOf(answer, question, service.host);
      const found = await look();
      // Something is different: it was written after all, and a second time would finish a repeating task twice.
      if (!found || !isUntouched(latest, found)) return;
      if (pause === undefined || mayBeUnderWay(answer)) throw failedAfterLook(answer, service.host);
      latest = found;
      await service.sleep(pause, signal);
    }
  }, signal);
}

const stateOf = (wire: WireTask): string =>
  canonical([taskFrom(wire, { timeZone: 'UTC', nameOf: String }), wire.done_at ?? '']);

const isUntouched = (before: WireTask, after: WireTask): boolean => stateOf(before) === stateOf(after);

interface Step {
  readonly question: Question;
  /** A refusal that means: it is so already. */
  readonly isFine: (answer: Answer) => boolean;
}

const HAS_LABEL = 8001;
const HAS_PERSON = 4021;

/** It is not on the task any more; Vikunja says 403 of a label that is not. */
const isAway = ({ status }: Answer): boolean => status === 403 || status === 404;

/** Labels and people, one by one: the requests for all at once are not open to tokens in every version. */
async function sideSteps(
  home: Home,
  { current, change }: Changing,
  signal: AbortSignal,
): Promise<readonly Step[]> {
  const path = `/api/v1/tasks/${current.id}`;
  const { before, after } = change;
  const labels = difference(before.labels, after.labels);
  const people = difference(before.assignees, after.assignees);
  const project = after.project ?? { id: String(current.project_id) };
  const attached = await labelIds(home, labels.added, signal);
  const assigned = await personIds(home.service, { project, names: people.added }, signal);
  const detached = labels.removed.flatMap((title) => labelsNamed(current.labels ?? [], title));
  const released = (current.assignees ?? []).filter(({ username }) => people.removed.includes(username));
  return [
    ...attached.map(
      (id): Step => ({
        question: { method: 'PUT', path: `${path}/labels`, body: { label_id: id } },
        isFine: ({ code }) => code === HAS_LABEL,
      }),
    ),
    ...detached.map(
      ({ id }): Step => ({
        question: { method: 'DELETE', path: `${path}/labels/${id}` },
        isFine: isAway,
      }),
    ),
    ...assigned.map(
      (id): Step => ({
        question: { method: 'PUT', path: `${path}/assignees`, body: { user_id: id } },
        isFine: ({ code }) => code === HAS_PERSON,
      }),
    ),
    ...released.map(
      ({ id }): Step => ({
        question: { method: 'DELETE', path: `${path}/assignees/${id}` },
        isFine: isAway,
      }),
    ),
  ];
}

type Words = readonly string[] | undefined;

const difference = (before: Words = [], after: Words = before) => ({
  added: after.filter((word) => !before.includes(word)),
  removed: before.filter((word) => !after.includes(word)),
});
