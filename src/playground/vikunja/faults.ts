/** Something that goes wrong in the service or on the way to it. */
export const faultNames = {
  'drop-answer': 'a write is carried out, and the connection closes without an answer',
  'drop-request': 'the connection closes before anything is done',
  refuse: 'a write is answered 403, and nothing is done',
  '500': 'a write is answered 500, and nothing is done',
  'late-500': 'a write is carried out and answered 500',
  html: 'an HTML page comes instead of the answer, and nothing is done',
  truncate: 'the answer breaks off in the middle; what was asked for is done',
  slow: 'the answer comes three seconds later',
  silent: 'what was asked for is done, and no answer ever comes',
  doubled: 'a creation arrives twice; both are carried out',
  wipes: 'an update empties the description as well',
  lies: 'a write is answered as if it had been done, and nothing is done',
  'echo-without-label': 'attaching a label is answered 201, and the label is not there',
  'same-index': 'a new task gets the number of the newest one in its project',
  narrow: 'the token may not write any more',
  expired: 'the token is not accepted any more',
  vanishing: 'a task is gone when somebody wants to change it',
  upgrade: 'the server is upgraded to the next generation before it answers',
  down: 'nothing listens any more',
} as const;

export type FaultName = keyof typeof faultNames;

export const isFaultName = (name: string): name is FaultName => Object.hasOwn(faultNames, name);

/** Which requests a fault waits for. */
const READS: ReadonlySet<FaultName> = new Set([
  'drop-request',
  'html',
  'truncate',
  'slow',
  'silent',
  'expired',
  'upgrade',
  'down',
]);

export interface Asked {
  readonly method: string;
  /** Without ids: `/api/v1/tasks/:task/labels`. */
  readonly template: string;
}

const CREATIONS = /\/(?:tasks|labels|comments|projects|assignees|relations)$/;
const ATTACHMENTS = /\/tasks\/:task\/labels(?:\/bulk)?$/;

const isCreation = ({ method, template }: Asked): boolean =>
  (method === 'PUT' || method === 'POST') && CREATIONS.test(template);
const isUpdate = ({ method, template }: Asked): boolean =>
  method !== 'GET' && method !== 'DELETE' && template.endsWith('/tasks/:task');

/** Faults that wait for one kind of write; the others meet every write, some of them reads as well. */
const MEANT: Readonly<Partial<Record<FaultName, (asked: Asked) => boolean>>> = {
  'echo-without-label': ({ method, template }) =>
    (method === 'PUT' || method === 'POST') && ATTACHMENTS.test(template),
  doubled: isCreation,
  'same-index': (asked) => isCreation(asked) && asked.template.endsWith('/projects/:project/tasks'),
  wipes: isUpdate,
  vanishing: ({ method, template }) => method !== 'GET' && template.includes('/tasks/:task'),
};

function isMeant(name: FaultName, asked: Asked): boolean {
  if (asked.template.endsWith('/info')) return READS.has(name) && name !== 'expired';
  const own = MEANT[name];
  return own ? own(asked) : asked.method !== 'GET' || READS.has(name);
}

/** The faults that are switched on, in the order in which that was done. */
export class Faults {
  #planned: { readonly name: FaultName; readonly isOnce: boolean }[] = [];
  #whenDown: (isDown: boolean) => void = () => undefined;

  /** `once`: the next request that it is for; otherwise all of them, until `clear`. */
  plan(name: FaultName, { once = false }: { once?: boolean } = {}): void {
    this.#planned.push({ name, isOnce: once });
    if (name === 'down') this.#whenDown(true);
  }

  clear(): void {
    this.#planned = [];
    this.#whenDown(false);
  }

  has(name: FaultName): boolean {
    return this.#planned.some((one) => one.name === name);
  }

  /** What the listener does while nothing shall listen. */
  whenDown(change: (isDown: boolean) => void): void {
    this.#whenDown = change;
  }

  /** The faults that this request meets. */
  take(asked: Asked): ReadonlySet<FaultName> {
    const met = this.#planned.filter(({ name }) => isMeant(name, asked));
    this.#planned = this.#planned.filter((one) => !(one.isOnce && met.includes(one)));
    return new Set(met.map(({ name }) => name));
  }
}
