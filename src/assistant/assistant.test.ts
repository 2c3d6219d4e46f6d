import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  array,
  assert,
  asyncProperty,
  constant,
  constantFrom,
  jsonValue,
  oneof,
  record,
  string,
} from 'fast-check';
import type { ActionCall, ActionDescription } from '../core/action.ts';
import type { ActionResult, Changed } from '../core/action-result.ts';
import type { Role } from '../core/caller.ts';
import type { EncryptionState, Opened } from '../core/encryption.ts';
import { UnavailableError } from '../core/errors.ts';
import type { EventId, RoomId, UserId } from '../core/ids.ts';
import type { Handled, InboxEntry, OpenQuestion, Outgoing, Shown } from '../core/inbox.ts';
import type { NewEntry } from '../core/new-entry.ts';
import type { Act } from '../core/journal.ts';
import type { Fields, Json } from '../core/json.ts';
import type { Asked, Interpretation, ModelName } from '../core/model.ts';
import { createOwnUsers } from '../core/own-users.ts';
import { type Place, unknownPlace } from '../core/place.ts';
import { Owned } from '../core/privacy.ts';
import { answer } from '../core/reply.ts';
import type { Turn } from '../core/turn.ts';
import { secret, text as words } from '../core/slot.ts';
import { z } from 'zod';
import { alice, aPlace, bob } from '../testing/callers.ts';
import { sha256 } from '../core/digest.ts';
import { sayAround } from './sentences.ts';
import { type Answer, said as asSaid } from './answer.ts';
import { type AssistantDeps, createHandlers } from './create-handlers.ts';
import type { LookedAgain } from './handle-look-again.ts';
import type { RunRequest } from './perform-calls.ts';
import type { ModelAnswer } from './model-answer.ts';
import type { OwnModel } from './own-model.ts';
import type { Reading } from './route.ts';
import type { TakingBack } from './take-back-request.ts';
import type { Askable, Interpreting } from './understand.ts';

const HOW_TO_ANSWER = sayAround('en').howToAnswer;
const ownUsers = createOwnUsers({
  domain: 'example.org',
  botLocalpart: 'eis',
  senderLocalpart: 'eis_sender',
  prefix: 'eis_',
});
const eis = ownUsers.bot;
const stranger = '@mallory:elsewhere.net' as UserId;
const dm = '!dm:example.org' as RoomId;
const team = '!team:example.org' as RoomId;
const start = new Date('2026-11-20T08:12:00Z');

const anAction = (name: string, say: string, means: Record<string, unknown> = {}): ActionDescription => ({
  name,
  summary: name,
  input: z.object({}),
  effect: 'read',
  audience: 'user',
  approver: 'requester',
  isOverAll: false,
  aliases: [],
  phrases: {},
  examples: [{ say, means }],
});

const actions = [
  anAction('task.add', 'add milk'),
  anAction('task.list', 'list'),
  anAction('task.done', 'an example that is not understood'),
  anAction('help', 'help'),
  anAction('status', 'list 2', { which: 2 }),
];

/** Takes a secret; only some tests have it. */
const connect: ActionDescription = {
  ...anAction('connection.add', 'connect vikunja'),
  aliases: ['config add'],
  input: z.object({ address: words('address').optional(), secret: secret('the token').optional() }),
};

/** A grammar of a few sentences. Several requests stand behind one another with "and". */
function parse(text: string): Reading {
  if (text === 'add') return { to: 'mistake', markdown: 'add what?' };
  const connecting = readConnect(text);
  if (connecting) return connecting;
  const calls = text.split(' and ').map((part) => {
    const [, word = '', rest = ''] =
      /^(add|list|why|which|break|delete|doubt|zone|moving|undo|!?help)(?: (.*))?$/.exec(part) ?? [];
    return { action: word.replace('!', ''), input: { title: rest }, origin: 'phrase' as const };
  });
  if (text === 'consent')
    return { to: 'phrase', calls: [{ action: 'consent.give', input: { title: '' }, origin: 'phrase' }] };
  if (text.startsWith('analyze')) return { to: 'model', nearest: [], strong: 'analyze' };
  if (text === 'at 25:00') return { to: 'model', nearest: [], because: 'a time that cannot be' };
  if (calls.some(({ action }) => action === ''))
    return { to: 'model', nearest: ['list', 'add milk', 'no such'] };
  return { to: text.startsWith('!') ? 'command' : 'phrase', calls };
}

const small: ModelName = { tier: 'local', provider: 'ollama', title: 'Ollama', model: 'qwen3:4b' };
const big: ModelName = { tier: 'cloud', provider: 'claude', title: 'Claude', model: 'large' };
const unasked = async (): Promise<Asked> => await Promise.reject(new Error('only asked through interpret'));
const aLocalModel = (): Askable => ({ ask: async () => await unasked() });

const anAdd = (title: string): ActionCall => ({ action: 'add', input: { title }, origin: 'llm' });
const madeBy = (tier: 'local' | 'cloud'): Interpretation => ({
  kind: 'calls',
  calls: [anAdd(`by the ${tier} model`)],
  model: tier === 'local' ? small : big,
});

function readConnect(text: string): Reading | undefined {
  const [, rest] = /^(?:config add|connection add|connect vikunja)(?: (.*))?$/.exec(text) ?? [];
  if (rest === undefined && !/^(?:config add|connect vikunja)$/.test(text)) return undefined;
  const [address, token, more] = rest?.split(' ') ?? [];
  if (more !== undefined) return { to: 'mistake', markdown: `too much: ${text}` };
  const input = { ...(address ? { address } : {}), ...(token ? { secret: token } : {}) };
  return { to: 'command', calls: [{ action: 'connection.add', input, origin: 'command' }] };
}

const Connecting = z.object({ address: z.string().optional(), secret: z.string().optional() });

function aHouse() {
  const places = new Map<RoomId, Place>([
    [dm, aPlace([alice], { roomId: dm })],
    [team, aPlace([alice, bob], { roomId: team })],
  ]);
  const claims = new Map<string, { by: string; until: Date | undefined }>();
  const questions = new Map<string, OpenQuestion>();
  const shown = new Map<string, Shown>();
  const direct = new Map<UserId, RoomId>();
  const tasks = new Map<string, string>();
  const ownKeys = new Map<EventId, string>();
  const roles = new Map<UserId, Role>([
    [alice, 'use'],
    [bob, 'use'],
  ]);
  const state = {
    now: start,
    places,
    claims,
    questions,
    shown,
    direct,
    tasks,
    ownKeys,
    roles,
    read: [] as string[],
    typing: [] as string[],
    runs: [] as string[],
    notes: [] as Date[],
    encryption: { kind: 'off', because: 'no device' } as EncryptionState,
    wasRead: false,
    opens: async (_event: Fields): Promise<Opened> => ({ kind: 'no key yet', withheld: undefined }),
    opened: [] as Fields[],
    removed: new Set<string>(),
    unreadable: [] as string[],
    encryptedNow: [] as RoomId[],
    joins: [] as string[],
    joinAnswer: 'joined' as 'joined' | 'refused' | 'later',
    joined: new Set<RoomId>([dm, team]),
    fail: undefined as Error | undefined,
    crashAfterWrite: false,
    acts: new Map<string, Act>(),
    requests: [] as RunRequest[],
    takings: [] as TakingBack[],
    looked: [] as string[],
    lookedAgain: { kind: 'done', markdown: 'milk was added once. (link)' } as LookedAgain | Error,
    takenBack: undefined as ActionResult | undefined,
    due: 'Fri 27 Nov',
    redacted: [] as string[],
    mayRedact: true,
    restoredAt: new Date(0),
    sent: new Map<EventId, { sender: UserId; sentAt: Date }>(),
    connections: [] as { name: string }[],
    actions: [...actions],
    homeserverIsDown: false,
    crashAfterClosing: false,
    deleteIsUnclear: false,
    turns: [] as Turn[],
    local: undefined as Askable | undefined,
    own: undefined as Askable | undefined,
    refused: { kind: 'refused', because: 'no key' } as OwnModel,
    ownMakes: (): Interpretation => madeBy('cloud'),
    /** What each model makes of the sentences it is shown. */
    makes: (_sentence: string): Interpretation => ({ kind: 'no answer', because: 'down' }),
    interpreted: [] as Interpreting[],
    beforeAnswer: async (): Promise<void> => undefined,
    analysis: undefined as ModelAnswer | undefined,
    progress: [] as { step: number; say: readonly Outgoing[] }[],
    sleeps: [] as { ms: number; over: () => void }[],
    readAgainst: [] as Date[],
    verifying: [] as string[],
  };

  const changed = (mark: string, markdown: string, more: Partial<Changed> = {}): Changed => ({
    kind: 'changed',
    markdown,
    service: 'my.vikunja.io',
    notBegun: 0,
    touched: [{ noun: 'task', id: mark, name: 'milk', line: 'milk' }],
    mark,
    ...more,
  });

  /** What the runner answers, and keeps in its journal. */
  function resultOf(call: ActionCall, request: RunRequest): ActionResult {
    const { action, input } = call;
    if (action === 'connection.add') return connecting(call, request);
    const { title } = z.object({ title: z.string() }).parse(input);
    switch (action) {
      case 'break':
        throw new UnavailableError('my.vikunja.io broke off.', { certainty: 'may have been done' });
      case 'which': {
        const choices = ['Call Ann', 'Call Bob'].map((label) => ({ label, say: `add ${label}` }));
        return { kind: 'unclear', question: 'Which one?', choices };
      }
      case 'doubt': {
        const error = new UnavailableError('my.vikunja.io broke off.', { certainty: 'may have been done' });
        keep(request, 'doubt');
        return changed(request.mark, '', { trouble: { kind: 'doubt', error }, touched: [] });
      }
      case 'zone': {
        const choices = [{ label: 'yes', say: 'add zone' }];
        const follow = { question: 'Shall I use Europe/Berlin?', choices, yesNo: true as const };
        keep(request, 'whole');
        return changed(request.mark, '✓ Connected, found 12 tasks', { follow });
      }
      case 'moving': {
        keep(request, 'whole');
        const follow = {
          question: 'Shall I move 2 tasks?',
          choices: [{ label: 'yes', say: 'delete list' }],
          yesNo: true as const,
          call: { action: 'delete', input: { title: title === '' ? 'list' : title } },
        };
        return changed(request.mark, '✓ Connected, found 12 tasks', { follow });
      }
      case 'consent.give':
        keep(request, 'whole');
        return changed(request.mark, 'Thank you.');
      case 'delete':
        return deleting(call, title, request);
      case 'add':
        return adding(call, title, request);
      default: {
        const items = [{ noun: 'task', id: '1', name: 'milk', line: 'milk' }];
        const list = { items, upTo: 1 };
        const reply = answer(`${action}: ${tasks.size}`);
        return { kind: 'answered', outcome: { data: null, reply, sources: 'unknown', shown: list } };
      }
    }
  }

  function deleting(call: ActionCall, title: string, request: RunRequest): ActionResult {
    if (state.deleteIsUnclear) return { kind: 'unclear', question: 'There is none.', choices: [] };
    const hash = `${title} ${state.due}`;
    const { approved, shown: list } = request;
    if (approved?.hash !== hash) {
      const since = approved ? `The task has changed since I asked: due is now ${state.due}.\n` : '';
      const question = `${since}Delete ${title} (${state.due})?`;
      const approval = { call, hash, edits: [edit(title)], ...(list ? { shown: list } : {}) };
      return { kind: 'confirm', by: 'requester', question, approval };
    }
    tasks.delete(title);
    keep(request, 'whole');
    return changed(request.mark, `✅ Deleted: ${title}`);
  }

  function adding(call: ActionCall, title: string, request: RunRequest): ActionResult {
    if (request.age > 3_600_000 && !request.approved && !state.acts.has(request.mark)) {
      const approval = { call, hash: title, edits: [edit(title)] };
      return { kind: 'confirm', by: 'requester', question: `Add ${title}?`, approval };
    }
    keep(request, 'whole');
    tasks.set(request.mark, title);
    if (state.crashAfterWrite) {
      state.crashAfterWrite = false;
      throw new Error('killed');
    }
    return changed(request.mark, `✅ Added: ${title}`);
  }

  const edit = (title: string) => ({ op: 'create' as const, noun: 'task', after: { title } });

  const keep = ({ mark, request, caller }: RunRequest, ended: Act['state']): void => {
    state.acts.set(mark, {
      owner: caller.user,
      mark,
      request,
      room: caller.place.roomId,
      connection: 'own-list',
      action: 'add',
      approval: 'not asked',
      edits: [],
      scope: 'unknown',
      undoes: [],
      at: state.now,
      state: ended,
      steps: [],
    });
  };

  function connecting(call: ActionCall, { mark }: RunRequest): ActionResult {
    const { address, secret: token } = Connecting.parse(call.input);
    if (!address)
      return { kind: 'missing', question: 'Which address?', call, field: 'address', secret: false };
    if (!token) return { kind: 'missing', question: 'Which token?', call, field: 'secret', secret: true };
    state.connections.push({ name: `${address} with ${token}` });
    return changed(mark, '✓ Connected, found 12 tasks');
  }

  const own = <T>(user: UserId, value: T) =>
    new Owned(value, { kind: 'person' as const, user, sources: 'unknown' as const });

  async function runAction(call: ActionCall, request: RunRequest): Promise<Owned<ActionResult>> {
    state.runs.push(call.action);
    state.requests.push(request);
    if (state.fail) throw state.fail;
    return own(request.caller.user, resultOf(call, request));
  }

  async function takeBack(taking: TakingBack): Promise<Owned<ActionResult>> {
    state.takings.push(taking);
    const { user } = taking.caller;
    const acts = [...state.acts.values()].filter(
      (act) => act.owner === user && act.request === taking.request && act.state === 'whole',
    );
    if (taking.mode === 'ask' && state.takenBack) return own(user, state.takenBack);
    if (acts.length === 0)
      return own(user, { kind: 'unclear', question: 'There is nothing to take back.', choices: [] });
    for (const act of acts) {
      state.acts.set(act.mark, { ...act, state: 'undone' });
      tasks.delete(act.mark);
    }
    return own(user, changed(taking.mark, `↩️ Taken back: ${acts.length} (${taking.mode})`));
  }

  const deps: AssistantDeps = {
    ownUsers,
    isBot: (user) => user === '@hookshot:example.org',
    roleOf: (user) => roles.get(user),
    now: () => state.now,
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    parse: (text, { now }) => {
      state.readAgainst.push(now);
      return parse(text);
    },
    runAction,
    takeBack,
    takeTurn: async () => undefined,
    workflow: async () => undefined,
    workflowSaidBy: async () => undefined,
    closeReminder: async () => undefined,
    cancelRequested: async () => undefined,
    lookAgain: async ({ caller, mark }) => {
      state.looked.push(mark);
      if (state.lookedAgain instanceof Error) throw state.lookedAgain;
      return own(caller.user, state.lookedAgain);
    },
    journal: {
      find: async (owner, mark) => {
        const act = state.acts.get(mark);
        return act?.owner === owner ? act : undefined;
      },
      ofRequest: async (owner, request) =>
        [...state.acts.values()].filter((act) => act.owner === owner && act.request === request),
    },
    isRestored: (acceptedAt) => acceptedAt < state.restoredAt,
    connectionsOf: async () => state.connections,
    redactEvent: async (event, { from, room, transactionId }) => {
      if (state.homeserverIsDown) throw new Error('homeserver: ECONNREFUSED');
      if (!state.mayRedact) return 'refused';
      state.redacted.push(`${event} ${room} ${from} ${transactionId.slice(0, 11)}`);
      return 'redacted';
    },
    readSent: async (_room, event) => state.sent.get(event),
    actionsOf: () => state.actions,
    languageOf: async () => 'en',
    encryptedRooms: async () => [],
    callerOf: async (user, role, place) => ({
      user,
      role,
      place,
      timeZone: 'Europe/Berlin',
      language: 'en',
    }),
    placeOf: async (room) => places.get(room) ?? unknownPlace(room),
    isJoined: async (room) => {
      if (state.homeserverIsDown) throw new Error('homeserver: ECONNREFUSED');
      return state.joined.has(room);
    },
    settle: async () => {},
    joinRoom: async (room, via) => {
      state.joins.push(`${room} via ${via.join(',')}`);
      if (state.joinAnswer === 'joined') state.joined.add(room);
      return state.joinAnswer;
    },
    openQuestion: async (user, room, now) => {
      const question = questions.get(`${user} ${room}`);
      return question && question.expiresAt > now ? question : undefined;
    },
    closeQuestion: async (user, room) => {
      const wasOpen = questions.delete(`${user} ${room}`);
      if (state.crashAfterClosing) {
        state.crashAfterClosing = false;
        throw new Error('killed');
      }
      return wasOpen;
    },
    shown: async (user, room) => shown.get(`${user} ${room}`),
    noteEncrypts: async () => undefined,
    claimOnce: async (key, by, until) => {
      const held = claims.get(key);
      if (held && held.by !== by && !(held.until && held.until <= state.now)) return false;
      claims.set(key, { by, until });
      return true;
    },
    directRoom: async (user) => direct.get(user),
    wasRead: async () => state.wasRead,
    setDirectRoom: async (user, room) => void direct.set(user, room),
    forgetDirectRoom: async (user) => void direct.delete(user),
    noteEncryptedDirectRoom: async (at) => void state.notes.push(at),
    encryptionState: async () => state.encryption,
    openEvent: async (event) => {
      state.opened.push(event);
      return await state.opens(event);
    },
    hearVerification: async ({ event }) => {
      state.verifying.push(event.flow);
      return await Promise.resolve({ say: [], later: [] });
    },
    readOpened: (event) => (event['type'] === 'm.room.message' ? { event } : undefined),
    wasRedacted: async (key) => state.removed.has(key),
    waitingIn: async () => 0,
    keepUnreadable: async ({ because }) => void state.unreadable.push(because),
    noteEncryption: async (room) => void state.encryptedNow.push(room),
    displayName: async (user) => (user === alice ? 'Alice' : undefined),
    modelsOf: async () => ({ local: { kind: 'off' }, keys: [] }),
    ownKeyOf: async (_room, event) => ownKeys.get(event),
    markRead: (room, event) => void state.read.push(`${room} ${event}`),
    turns: {
      recent: async (owner, room, count) =>
        state.turns.filter((turn) => turn.user === owner && turn.room === room).slice(-count),
      ofRequest: async (owner, request) =>
        state.turns.find((turn) => turn.user === owner && turn.request === request),
    },
    localModel: () => state.local,
    ownModel: async () => {
      const { own: model } = state;
      return model ? { kind: 'granted', keyName: 'Claude', ask: () => model.ask } : state.refused;
    },
    interpret: async (interpreting, ask) => {
      await state.beforeAnswer();
      state.interpreted.push(interpreting);
      interpreting.signal.throwIfAborted();
      return ask === state.own?.ask ? state.ownMakes() : state.makes(interpreting.sentence);
    },
    answerAnalysis: async () => {
      if (!state.analysis) throw new Error('nothing is analysed here');
      return await Promise.resolve(state.analysis);
    },
    sleep: async (ms, signal) =>
      await new Promise((over) => {
        state.sleeps.push({ ms, over });
        signal?.addEventListener('abort', () => over());
      }),
    startTyping: (room) => {
      state.typing.push(`${room} on`);
      return () => void state.typing.push(`${room} off`);
    },
  };
  const handlers = createHandlers(deps);
  let count = 0;

  const anEntry = (payload: Json, more: Partial<InboxEntry> = {}): InboxEntry => {
    count += 1;
    return {
      kind: 'event',
      key: `$event${count}`,
      lane: 'lane',
      reference: 'abcd2345',
      payload,
      acceptedAt: state.now,
      attempts: 0,
      decision: undefined,
      ...more,
    };
  };

  const keepTurn = (turn: Turn): void => {
    state.turns = [...state.turns.filter(({ request }) => request !== turn.request), turn];
  };

  /** Handles one entry as the worker does, with as many attempts as it takes, and commits what comes out. */
  async function handle(entry: InboxEntry, attempts = 2): Promise<Handled> {
    let { decision } = entry;
    const tools = {
      signal: new AbortController().signal,
      recordDecision: async (made: Json) => {
        decision = made;
      },
      progress: async (step: number, say: readonly Outgoing[]) => void state.progress.push({ step, say }),
    };
    for (let attempt = 0; ; attempt += 1) {
      try {
        const handled = await handlers.handlers[entry.kind]({ ...entry, decision }, tools);
        const { asked, shown: list } = handled;
        if (asked) questions.set(`${asked.user} ${asked.room}`, asked);
        if (list) shown.set(`${list.user} ${list.room}`, list);
        if (handled.turn) keepTurn(handled.turn);
        return handled;
      } catch (error) {
        if (attempt + 1 >= attempts) throw error;
      }
    }
  }

  const event = (fields: Record<string, Json>): InboxEntry => {
    const entry = anEntry(null);
    return {
      ...entry,
      payload: {
        via: 'transaction',
        event: {
          type: 'm.room.message',
          room_id: dm,
          sender: alice,
          event_id: entry.key,
          origin_server_ts: state.now.getTime(),
          ...fields,
        },
      },
    };
  };

  const message = (body: string, fields: Record<string, Json> = {}, content: Record<string, Json> = {}) =>
    event({ content: { msgtype: 'm.text', body, ...content }, ...fields });

  return {
    ...state,
    state,
    handlers,
    event,
    message,
    handle,
    says: async (body: string, fields: Record<string, Json> = {}, content: Record<string, Json> = {}) =>
      await handle(message(body, fields, content)),
    reacts: async (key: string, target: string, fields: Record<string, Json> = {}) =>
      await handle(
        event({
          type: 'm.reaction',
          content: { 'm.relates_to': { rel_type: 'm.annotation', event_id: target, key } },
          ...fields,
        }),
      ),
    invites: async (sender: string, room: string) =>
      await handle(
        event({
          type: 'm.room.member',
          state_key: eis,
          sender,
          room_id: room,
          content: { membership: 'invite' },
        }),
      ),
  };
}

/** The row of the person's model lane that came of a message. */
const modelRowOf = ({ later }: Handled): InboxEntry => {
  const [entry, ...others] = later;
  if (entry?.kind !== 'model' || others.length > 0) throw new Error('no row for a model');
  return {
    ...entry,
    reference: 'model234',
    acceptedAt: house.state.now,
    attempts: 0,
    decision: undefined,
  };
};

const texts = ({ say }: Handled): readonly string[] =>
  say.flatMap((one) => (one.kind === 'message' ? [one.reply.markdown] : []));
const signs = ({ say }: Handled): readonly string[] =>
  say.flatMap((one) => (one.kind === 'reaction' ? [one.symbol] : []));
const silence: Handled = { say: [], later: [] };

const joinOf = ({ next, later: [entry = next] }: Handled): NewEntry => {
  if (!entry) throw new Error('nothing to do later');
  return entry;
};
const own = (user: UserId, text: string): Owned<Answer> =>
  new Owned<Answer>(asSaid(answer(text)), { kind: 'person', user, sources: 'unknown' });
const settles = ({ say }: Handled): readonly (readonly [string, string])[] =>
  say.flatMap((one) => (one.kind === 'settle' ? [[one.asked, one.result] as const] : []));
const digestOf = ({ key }: Pick<InboxEntry, 'key'>): string => sha256(key).slice(0, 32);

const toDirect = ({ say }: Handled): readonly Outgoing[] =>
  say.filter((one) => one.kind === 'message' && 'dmWith' in one.to);

let house: ReturnType<typeof aHouse>;
beforeEach(() => {
  house = aHouse();
});

/** Alice, greeted already, so that only answers are seen. */
const greeted = (): void => {
  house.claims.set(`greeted|${alice}`, { by: 'earlier', until: undefined });
};

describe('the first message', () => {
  it('A2 is greeted once, in fewer than twelve lines, with examples that are understood', async () => {
    const first = await house.says('hi');
    expect(texts(first)).toEqual([
      [
        'Hello Alice, I am eis. I work for you, from this chat.',
        '✅ Tasks: known phrases work at once, in my own list',
        'To begin:',
        '1. Say add milk',
        '2. Then ask: list',
        '',
        'You can also say: help',
      ].join('\n'),
    ]);
    expect(signs(first)).toEqual(['✅']);
    expect(house.direct.get(alice)).toBe(dm);
    expect(texts(await house.says('list'))).toEqual(['list: 0']);
  });

  it('A2 names the connection that is there, and offers to connect one only while there is none', async () => {
    house.state.actions.push(connect);
    house.state.connections.push({ name: 'my' }, { name: 'home' });
    const [hello] = texts(await house.says('hi'));
    expect(hello).toContain('in your connection my\n');
    expect(hello).not.toContain('connect vikunja');
  });

  it('A2 names reminders beside tasks where there are any', async () => {
    house.state.actions.push(anAction('reminder.set', 'remind me'));
    const [hello] = texts(await house.says('hi'));
    expect(hello).toContain('✅ Tasks, reminders: known phrases work at once, tasks in my own list\n');
  });

  it('A2 is answered as well when it is understood', async () => {
    const said = texts(await house.says('add milk'));
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(/^Hello Alice/);
    expect(said[1]).toBe('✅ Added: milk');
  });

  it('A2 is greeted again by the attempt that follows a crash, and by no other message', async () => {
    house.state.crashAfterWrite = true;
    house.state.fail = undefined;
    const entry = house.message('add milk');
    expect(texts(await house.handle(entry))[0]).toMatch(/^Hello/);
    expect(texts(await house.says('add eggs'))).toEqual(['✅ Added: eggs']);
  });

  it('greets by the name in the id when there is no other, letter by letter', async () => {
    const odd = '@_*x*:example.org' as UserId;
    house.roles.set(odd, 'use');
    house.places.set(dm, aPlace([odd], { roomId: dm }));
    const [hello] = texts(await house.says('hi', { sender: odd }));
    expect(hello).toContain('Hello \\_\\*x\\*');
  });
});

describe('who is answered', () => {
  beforeEach(greeted);

  it('B1 hears every message in a private room, with typing notice and read receipt', async () => {
    expect(texts(await house.says('list'))).toEqual(['list: 0']);
    expect(house.state.typing).toEqual([`${dm} on`, `${dm} off`]);
    expect(house.state.read).toHaveLength(1);
  });

  it.each<[string, Record<string, Json>, Record<string, Json>]>([
    ['itself', { sender: eis }, {}],
    ['its puppets', { sender: '@eis_alice:example.org' }, {}],
    ['the sender of the appservice', { sender: '@eis_sender:example.org' }, {}],
    ['a bot of the configuration', { sender: '@hookshot:example.org' }, {}],
    ['a notice', {}, { msgtype: 'm.notice' }],
    ['a message older than a day', { origin_server_ts: start.getTime() - 86_400_001 }, {}],
    ['a stranger', { sender: stranger }, {}],
    ['a verification request', {}, { msgtype: 'm.key.verification.request' }],
    ['a message without type', {}, { msgtype: 7 }],
    ['a state event that looks like a message', { state_key: '' }, {}],
  ])('I8 does not answer %s', async (_name, fields, content) => {
    const { sender } = fields;
    // The permissions of a whole server let its bots in as well, and eis itself.
    if (sender !== stranger && typeof sender === 'string') house.roles.set(sender as UserId, 'use');
    house.places.set(dm, aPlace([typeof sender === 'string' ? (sender as UserId) : alice], { roomId: dm }));
    expect(await house.says('list', fields, content)).toEqual(silence);
    expect(house.state.typing).toEqual([]);
    expect(house.state.read).toEqual([]);
  });

  it('I8 says nothing about what was scrubbed before it was handled', async () => {
    expect(await house.handle({ ...house.message('x'), payload: { redacted: true } })).toEqual(silence);
  });

  it('B1 says in a shared room, to each person once and only when spoken to, where to write', async () => {
    const inTeam = { room_id: team };
    expect(await house.says('list', inTeam)).toEqual(silence);
    expect(await house.says('!nonsense', inTeam)).toEqual(silence);
    const told = await house.says('@eis list', inTeam);
    expect(told.say).toMatchObject([
      {
        kind: 'message',
        to: { room: team },
        owner: { kind: 'everyone' },
        reply: { markdown: 'I answer in direct messages for now. Write to me there.', tone: 'status' },
      },
    ]);
    expect(await house.says('@eis list', inTeam)).toEqual(silence);
    expect(texts(await house.says('@eis list', { ...inTeam, sender: bob }))).toEqual([
      'I answer in direct messages for now. Write to me there.',
    ]);
    expect(house.state.runs).toEqual([]);
  });

  it.each<[string, string, Record<string, Json>]>([
    ['a mention', 'list please', { 'm.mentions': { user_ids: [eis] } }],
    ['the name', 'could you, @eis, list', {}],
    ['the full id', 'hey @eis:example.org list', {}],
    ['the name with a colon', 'eis: list', {}],
    ['the prefix with a known word', '!help', {}],
    ['a reply to what it said', 'list', { 'm.relates_to': { 'm.in_reply_to': { event_id: '$own' } } }],
  ])('B1 is spoken to in a shared room by %s', async (_name, body, content) => {
    house.ownKeys.set('$own' as EventId, 'key.0');
    expect((await house.says(body, { room_id: team }, content)).say).toHaveLength(1);
  });

  it.each<[string, string, Record<string, Json>]>([
    ['a name in the text beside empty mentions', '@eis list', { 'm.mentions': {} }],
    ['a name beside mentions of somebody else', '@eis list', { 'm.mentions': { user_ids: [bob] } }],
    ['an address', 'write to someone@eis.org or https://x.org/@eis', {}],
    ['another account of that name', '@eis:elsewhere.net list', {}],
    ['a quotation', '> @eis list\nno idea', {}],
    ['the ordinary word', 'eis is cold', {}],
    ['a reply to somebody else', 'list', { 'm.relates_to': { 'm.in_reply_to': { event_id: '$other' } } }],
  ])('B1 is not spoken to in a shared room by %s', async (_name, body, content) => {
    expect(await house.says(body, { room_id: team }, content)).toEqual(silence);
  });

  it('B2 hears the same with and without its name and the prefix', async () => {
    for (const body of ['help', '!help', '@eis help', '@eis !help', 'eis: help', '@eis:example.org: help']) {
      expect(texts(await house.says(body))).toEqual(['help: 0']);
    }
  });

  it('does not read the quotation of a reply', async () => {
    const content = { 'm.relates_to': { 'm.in_reply_to': { event_id: '$x' } } };
    expect(texts(await house.says('> <@bob:example.org> add poison\n> more\n\nlist', {}, content))).toEqual([
      'list: 0',
    ]);
  });

  it('2.4 answers nothing as soon as a third person is in the room, and says so once', async () => {
    house.direct.set(alice, dm);
    await house.says('add secret');
    house.places.set(dm, aPlace([alice, bob], { roomId: dm }));
    const told = await house.says('list');
    expect(texts(told)).toEqual([
      'We are not alone in this room any more, so I do not answer here. Invite me to a room for the two of us.',
    ]);
    expect(signs(told)).toEqual([]);
    expect(await house.says('list')).toEqual(silence);
    expect(await house.says('list', { sender: bob })).toEqual(silence);
    expect(house.state.runs).toEqual(['add']);
    house.places.set(dm, aPlace([alice], { roomId: dm }));
    expect(texts(await house.says('list'))).toEqual(['list: 1']);
  });

  it.each(['public', 'knock', 'restricted'])(
    'shows nothing in a room that others may enter (%s), though nobody has yet',
    async (joinRule) => {
      house.places.set(dm, aPlace([alice], { roomId: dm, joinRule }));
      expect(texts(await house.says('list'))).toEqual([
        'I answer in direct messages for now. Write to me there.',
      ]);
    },
  );

  it('answers in the thread in which it was asked', async () => {
    const content = {
      'm.relates_to': {
        rel_type: 'm.thread',
        event_id: '$root',
        is_falling_back: true,
        'm.in_reply_to': { event_id: '$last' },
      },
    };
    expect((await house.says('list', {}, content)).say[0]).toMatchObject({ threadRoot: '$root' });
  });

  it('tries again later when the room could not be looked at, and says nothing where it is not any more', async () => {
    house.places.delete(dm);
    await expect(house.says('list')).rejects.toThrow(UnavailableError);
    house.state.homeserverIsDown = true;
    await expect(house.says('list')).rejects.toThrow(UnavailableError);
    house.state.homeserverIsDown = false;
    house.state.joined.delete(dm);
    expect(await house.says('list')).toEqual(silence);
  });
});

describe('what is answered', () => {
  beforeEach(greeted);

  it('gives a finished request one sign, behind the answer', async () => {
    const { say } = await house.says('add milk');
    expect(say.map(({ kind }) => kind)).toEqual(['message', 'reaction']);
    expect(say[1]).toMatchObject({ room: dm, target: '$event1', symbol: '✅' });
  });

  it('keeps what was shown for the person and the place', async () => {
    const { shown } = await house.says('list');
    expect(shown).toMatchObject({ user: alice, room: dm, upTo: 1, items: [{ id: '1' }] });
  });

  it('answers as the owner of what it says, so that the sender can hold it back', async () => {
    const [said] = (await house.says('list')).say;
    expect(said).toMatchObject({ owner: { kind: 'person', user: alice } });
  });

  it('says what a failed service did, how sure it is, what next, and the reference', async () => {
    const handled = await house.says('break');
    expect(texts(handled)).toEqual([
      '⚠️ my\\.vikunja\\.io broke off\\. It may have been done; I could not check.\n' +
        'Next: look at your list before you say it again. Reference abcd2345',
    ]);
    expect(signs(handled)).toEqual(['❌']);
  });

  it('answers several requests in one message, in order, and marks the one that failed', async () => {
    const handled = await house.says('add milk and break and add eggs');
    const [text = ''] = texts(handled);
    expect(texts(handled)).toHaveLength(1);
    expect(text).toMatch(/^✅ Added: milk\n\n❌ ⚠️ .*\nNext: .*\n\n✅ Added: eggs$/);
    expect(signs(handled)).toEqual(['❌']);
    expect([...house.tasks.values()]).toEqual(['milk', 'eggs']);
  });

  it('passes on what was wrong with a command', async () => {
    const handled = await house.says('add');
    expect(texts(handled)).toEqual(['add what?']);
    expect(signs(handled)).toEqual(['❌']);
  });

  it('says how late it is when the request waited', async () => {
    const waited = { origin_server_ts: start.getTime() - 20 * 60_000 };
    expect(texts(await house.says('list', waited))).toEqual(['You asked this 20 minutes ago.\n\nlist: 0']);
    const hardly = { origin_server_ts: start.getTime() - 15 * 60_000 };
    expect(texts(await house.says('list', hardly))).toEqual(['list: 0']);
  });

  it('does not believe a time of the future', async () => {
    for (const origin_server_ts of [start.getTime() + 9e9, 1e300]) {
      expect(texts(await house.says('add milk', { origin_server_ts }))).toEqual(['✅ Added: milk']);
    }
    expect(house.state.readAgainst).toEqual([start, start]);
    expect(await house.says('list', { origin_server_ts: -1e300 })).toEqual(silence);
  });

  it('10.1 answers a picture without a file with one sentence, and a very long text too', async () => {
    expect(texts(await house.says('cat.png', {}, { msgtype: 'm.image' }))).toEqual([
      '⚠️ I can only read text and take files for now. It was not done.\nNext: write it to me. Reference abcd2345',
    ]);
    const handled = await house.says(`add ${'x'.repeat(5_000)}`);
    expect(texts(handled)).toEqual([
      '⚠️ That message is too long for me: I read up to 4,000 characters. It was not done.\n' +
        'Next: say it in fewer words. Reference abcd2345',
    ]);
    expect(signs(handled)).toEqual(['❌']);
    expect(house.tasks.size).toBe(0);
  });
});

describe('a sentence that is not understood', () => {
  beforeEach(greeted);
  const why = 'I have no language model at the moment, so I only understand known phrases.';

  it('C9 is never answered as if it were done: choices that exist, and why once an hour', async () => {
    const first = await house.says('sort out my friday');
    expect(first.say).toMatchObject([
      {
        reply: {
          markdown: `${why} Did you mean one of these?`,
          tone: 'question',
          choices: ['list', 'add milk'],
        },
      },
    ]);
    expect(signs(first)).toEqual([]);
    expect(texts(await house.says('sort it'))).toEqual(['Did you mean one of these?']);
    house.state.now = new Date(start.getTime() + 3_600_000);
    expect(texts(await house.says('sort it out'))).toEqual([`${why} Did you mean one of these?`]);
    expect(house.state.runs).toEqual([]);
  });

  it('says of a time that cannot be that it cannot be, which no model would change', async () => {
    const handled = await house.says('at 25:00');
    expect(texts(handled)).toEqual(['There is no such day, time or repeat.']);
    expect(signs(handled)).toEqual(['❌']);
    expect(texts(await house.says('sort it out'))).toEqual([`${why} Did you mean one of these?`]);
  });

  it.each([
    ['2', 'add milk'],
    ['2️⃣', 'add milk'],
    ['2.', 'add milk'],
    ['Add  Milk', 'add milk'],
    ['yes', 'list'],
    ['✅', 'list'],
  ])('is followed by %s: a choice', async (typed, means) => {
    await house.says('sort out my friday');
    const handled = await house.says(typed);
    expect(texts(handled)).toEqual([means === 'list' ? 'list: 0' : '✅ Added: milk']);
    expect(signs(handled)).toEqual(['✅']);
    expect(house.questions.size).toBe(0);
  });

  it('is followed by no, by something else, or by another sentence', async () => {
    await house.says('sort out my friday');
    expect(texts(await house.says('no'))).toEqual(['Nothing was done.']);
    await house.says('sort out my friday');
    expect(texts(await house.says('✏️'))).toEqual(['Then say it in other words, or say help.']);
    expect(house.questions.size).toBe(0);
    await house.says('sort out my friday');
    expect(texts(await house.says('list'))).toEqual(['list: 0']);
  });

  it('14.2 is closed by whatever else is said and understood', async () => {
    const asked = house.message('sort out my friday');
    await house.handle(asked);
    const question = sha256(asked.key).slice(0, 32);
    house.ownKeys.set('$question' as EventId, `${question}.0`);
    const other = await house.says('add eggs');
    expect(texts(other)).toEqual(['✅ Added: eggs']);
    expect(other.say).toContainEqual({ kind: 'settle', room: dm, asked: question, result: 'closed' });
    expect(house.questions.size).toBe(0);
    expect(await house.reacts('👍', '$question')).toEqual(silence);
    await house.says('yes');
    expect([...house.tasks.values()]).toEqual(['eggs']);
  });

  it('stays open when what follows is no more understood', async () => {
    await house.says('sort out my friday');
    await house.says('add');
    expect(texts(await house.says('2'))).toEqual(['✅ Added: milk']);
  });

  it('cannot be answered after ten minutes, nor with a number that was not offered', async () => {
    await house.says('sort out my friday');
    expect(texts(await house.says('7'))).toEqual(['Did you mean one of these?']);
    house.state.now = new Date(start.getTime() + 600_000);
    expect(texts(await house.says('2'))).toEqual([EXPIRED]);
    expect(house.tasks.size).toBe(0);
  });

  const EXPIRED = 'That question has expired. Nothing was done.';

  it('8.5 says for a day that it has expired, to whoever answers nothing else', async () => {
    const asked = house.message('sort out my friday');
    await house.handle(asked);
    house.ownKeys.set('$question' as EventId, `${sha256(asked.key).slice(0, 32)}.0`);
    house.state.now = new Date(start.getTime() + 3_600_000);
    const late = await house.says('yes');
    expect(texts(late)).toEqual([EXPIRED]);
    expect(signs(late)).toEqual(['❌']);
    expect(texts(await house.reacts('2️⃣', '$question'))).toEqual([EXPIRED]);
    expect(await house.reacts('2️⃣', '$question', { sender: bob })).toEqual(silence);
    expect(texts(await house.says('list'))).toEqual(['list: 0']);
    expect(texts(await house.says('add milk'))).toEqual(['✅ Added: milk']);
    house.state.now = new Date(start.getTime() + 86_400_000 + 600_000);
    expect(texts(await house.says('yes'))).toEqual(['There is no open question. Nothing was done.']);
  });

  it('is answered by a reaction on the question, of the person who was asked, and on no other message', async () => {
    const asked = house.message('sort out my friday');
    await house.handle(asked);
    house.ownKeys.set('$question' as EventId, `${sha256(asked.key).slice(0, 32)}.0`);
    house.ownKeys.set('$older' as EventId, `${sha256('older').slice(0, 32)}.0`);
    expect(await house.reacts('2️⃣', '$older')).toEqual(silence);
    expect(await house.reacts('2️⃣', '$of-somebody-else')).toEqual(silence);
    expect(await house.reacts('🎉', '$question')).toEqual(silence);
    expect(await house.reacts('2️⃣', '$question', { sender: bob })).toEqual(silence);
    const handled = await house.reacts('2️⃣', '$question');
    expect(texts(handled)).toEqual(['✅ Added: milk']);
    expect(signs(handled)).toEqual([]);
    expect(await house.reacts('2️⃣', '$question')).toEqual(silence);
    expect(house.tasks.size).toBe(1);
  });

  it('is not answered by a reaction where somebody else reads along by now', async () => {
    const asked = house.message('sort out my friday');
    await house.handle(asked);
    house.ownKeys.set('$question' as EventId, `${sha256(asked.key).slice(0, 32)}.0`);
    house.places.set(dm, aPlace([alice, bob], { roomId: dm }));
    expect(await house.reacts('2️⃣', '$question')).toEqual(silence);
    expect(house.tasks.size).toBe(0);
  });

  it('B5 offers what a plan could not decide, and takes the words that were shown', async () => {
    const asked = await house.says('which');
    expect(asked.say).toMatchObject([
      { reply: { markdown: 'Which one?', choices: ['Call Ann', 'Call Bob'] } },
    ]);
    expect(texts(await house.says('call bob'))).toEqual(['✅ Added: Call Bob']);
  });
});

describe('a write that waited more than an hour', () => {
  beforeEach(greeted);
  const late = { origin_server_ts: start.getTime() - 3 * 3_600_000 };

  it('M5 is asked about first, and done after a yes', async () => {
    const asked = await house.says('add milk', late);
    expect(texts(asked)).toEqual([`You asked this 3 hours ago.\n\nAdd milk?\n${HOW_TO_ANSWER}`]);
    expect(asked.say).toMatchObject([{ reply: { yesNo: true, tone: 'question' } }]);
    expect(signs(asked)).toEqual([]);
    expect(house.tasks.size).toBe(0);
    expect(texts(await house.says('yes'))).toEqual(['✅ Added: milk']);
  });

  it('is said to be dropped when a second one has to be asked about', async () => {
    const first = house.message('add milk', late);
    await house.handle(first);
    const second = await house.says('add eggs', late);
    expect(texts(second)[0]).toContain('This closes my question before: nothing was done about it.');
    expect(settles(second)).toEqual([[digestOf(first), 'closed']]);
    expect(texts(await house.says('yes'))).toEqual(['✅ Added: eggs']);
  });

  it('6.4 is one question for several writes, and nothing is done after a no', async () => {
    const [text = ''] = texts(await house.says('add milk and add eggs', late));
    expect(text).toBe(`You asked this 3 hours ago.\n\nAdd milk?\n\nAdd eggs?\n${HOW_TO_ANSWER}`);
    expect(texts(await house.says('❌'))).toEqual(['Nothing was done.']);
    expect(house.tasks.size).toBe(0);
    await house.says('add milk and add eggs', late);
    expect(texts(await house.says('ok'))).toEqual(['✅ Added: milk\n\n✅ Added: eggs']);
  });
});

describe('a confirmation', () => {
  beforeEach(greeted);

  it('M3 M4 is carried out after a yes, asked again when something changed, and settled each time', async () => {
    const first = house.message('delete passport');
    const asked = await house.handle(first);
    expect(texts(asked)).toEqual([`Delete passport (Fri 27 Nov)?\n${HOW_TO_ANSWER}`]);
    house.state.due = 'Mon 30 Nov';
    const yes = house.message('yes');
    const again = await house.handle(yes);
    expect(texts(again)).toEqual([
      `The task has changed since I asked: due is now Mon 30 Nov.\nDelete passport (Mon 30 Nov)?\n${HOW_TO_ANSWER}`,
    ]);
    expect(settles(again)).toEqual([[digestOf(first), '✅ yes']]);
    house.ownKeys.set('$first' as EventId, `${digestOf(first)}.0`);
    house.ownKeys.set('$second' as EventId, `${digestOf(yes)}.0`);
    expect(await house.reacts('✅', '$first')).toEqual(silence);
    const done = await house.reacts('✅', '$second');
    expect(texts(done)).toEqual(['✅ Deleted: passport']);
    expect(settles(done)).toEqual([[digestOf(yes), '✅ yes']]);
    expect([...house.state.acts.values()].map(({ request }) => request)).toEqual([digestOf(first)]);
  });

  it('M3 is given by the requester only', async () => {
    const first = house.message('delete passport');
    await house.handle(first);
    house.ownKeys.set('$first' as EventId, `${digestOf(first)}.0`);
    expect(await house.reacts('✅', '$first', { sender: bob })).toEqual(silence);
    expect(house.state.acts.size).toBe(0);
  });

  it('M3 is answered once: of two yeses the second finds no question', async () => {
    await house.says('delete passport');
    expect(texts(await house.says('yes'))).toEqual(['✅ Deleted: passport']);
    const second = await house.says('yes');
    expect(texts(second)).toEqual(['There is no open question. Nothing was done.']);
    expect(signs(second)).toEqual(['❌']);
    expect(house.state.runs).toEqual(['delete', 'delete']);
  });

  it.each(['no', '❌', 'cancel', 'never mind'])('8.6 shows that it was refused with %s', async (typed) => {
    const first = house.message('delete passport');
    await house.handle(first);
    const refused = await house.says(typed);
    expect(texts(refused)).toEqual(['Nothing was done.']);
    expect(settles(refused)).toEqual([[digestOf(first), '❌ no']]);
    expect(house.questions.size).toBe(0);
  });

  it('8.5 says when it has expired, and shows it', async () => {
    const first = house.message('delete passport');
    await house.handle(first);
    house.state.now = new Date(start.getTime() + 600_000);
    const late = await house.says('yes');
    expect(texts(late)).toEqual(['That question has expired. Nothing was done.']);
    expect(settles(late)).toEqual([[digestOf(first), 'expired']]);
    expect(house.state.runs).toEqual(['delete']);
  });

  it('M9 is still the answer after a crash right behind the closed question', async () => {
    await house.says('delete passport');
    house.state.crashAfterClosing = true;
    expect(texts(await house.says('yes'))).toEqual(['✅ Deleted: passport']);
  });

  it('leaves other sentences alone, and waits on', async () => {
    await house.says('delete passport');
    expect(texts(await house.says('list'))).toEqual(['list: 0']);
    expect(texts(await house.says('yes'))).toEqual(['✅ Deleted: passport']);
  });

  it('A4 comes with a receipt, and its yes is a sentence of its own', async () => {
    const asked = await house.says('zone');
    expect(texts(asked)).toEqual([
      `✓ Connected, found 12 tasks\nShall I use Europe/Berlin? ${HOW_TO_ANSWER}`,
    ]);
    expect(texts(await house.says('✅'))).toEqual(['✅ Added: zone']);
  });

  it('A4 M2 what a receipt asked is taken back without what the receipt tells of', async () => {
    const first = house.message('zone');
    await house.handle(first);
    const yes = house.message('yes');
    expect(settles(await house.handle(yes))).toEqual([[digestOf(first), '✅ yes']]);
    expect([...house.state.acts.values()].map(({ request }) => request)).toEqual([
      digestOf(first),
      digestOf(yes),
    ]);
  });

  it('5.5 what a receipt offers is planned at once: one question, and a yes that is a request of its own', async () => {
    const first = house.message('moving');
    const asked = await house.handle(first);
    expect(texts(asked)).toEqual([
      `✓ Connected, found 12 tasks\n\nDelete list (Fri 27 Nov)?\n${HOW_TO_ANSWER}`,
    ]);
    expect(house.state.requests.map(({ isOffer }) => isOffer)).toEqual([undefined, true]);
    const yes = house.message('yes');
    const done = await house.handle(yes);
    expect(texts(done)).toEqual(['✅ Deleted: list']);
    expect(settles(done)).toEqual([[digestOf(first), '✅ yes']]);
    expect([...house.state.acts.values()].map(({ request }) => request)).toEqual([
      digestOf(first),
      digestOf(yes),
    ]);
  });

  it('5.5 offers nothing when nothing of it can be planned', async () => {
    house.state.deleteIsUnclear = true;
    expect(texts(await house.says('moving'))).toEqual(['✓ Connected, found 12 tasks']);
    expect(house.questions.size).toBe(0);
  });

  it('keeps what was touched as "it", and the numbers of the list before', async () => {
    await house.says('list');
    const { shown } = await house.says('add eggs');
    expect(shown).toMatchObject({ items: [{ id: '1' }], upTo: 1, touched: [{ name: 'milk' }] });
  });
});

describe('taking back', () => {
  beforeEach(greeted);
  const removes = (target: string, fields: Record<string, Json> = {}) =>
    house.event({ type: 'm.room.redaction', redacts: target, content: {}, ...fields });
  const edits = (target: InboxEntry, body: string, fields: Record<string, Json> = {}) => {
    house.state.sent.set(target.key as EventId, { sender: alice, sentAt: target.acceptedAt });
    return house.message(`* ${body}`, fields, {
      'm.new_content': { msgtype: 'm.text', body },
      'm.relates_to': { rel_type: 'm.replace', event_id: target.key },
    });
  };

  it('M2 is done by ↩️ on the receipt, also when the receipt answered a question about another request', async () => {
    const add = house.message('add milk');
    await house.handle(add);
    house.ownKeys.set('$added' as EventId, `${digestOf(add)}.0`);
    expect(texts(await house.reacts('↩️', '$added'))).toEqual(['↩️ Taken back: 1 (ask)']);
    expect(texts(await house.reacts('↩', '$added'))).toEqual(['There is nothing to take back.']);
    const first = house.message('delete passport');
    await house.handle(first);
    const yes = house.message('yes');
    await house.handle(yes);
    house.ownKeys.set('$deleted' as EventId, `${digestOf(yes)}.0`);
    expect(texts(await house.reacts('↩️', '$deleted'))).toEqual(['↩️ Taken back: 1 (ask)']);
    expect(house.state.takings.at(-1)?.request).toBe(digestOf(first));
  });

  it('M2 is not done by ↩️ on what others said, nor by others', async () => {
    const add = house.message('add milk');
    await house.handle(add);
    house.ownKeys.set('$added' as EventId, `${digestOf(add)}.0`);
    expect(await house.reacts('↩️', '$other')).toEqual(silence);
    expect(await house.reacts('↩️', '$added', { sender: bob })).toEqual(silence);
    expect(house.state.takings).toEqual([]);
  });

  it('M2 is done by removing the request, within the window and by its sender', async () => {
    const add = house.message('add milk');
    await house.handle(add);
    const removed = await house.handle(removes(add.key));
    expect(texts(removed)).toEqual(['↩️ Taken back: 1 (ask)']);
    // A question may have been asked by the row in which a model read it.
    expect(settles(removed)).toEqual([
      [digestOf(add), 'removed'],
      [digestOf({ key: `model|${add.key}` }), 'removed'],
    ]);
    expect(texts(await house.handle(removes(add.key)))).toEqual([]);
    expect(house.tasks.size).toBe(0);
  });

  it('M2 says nothing when the removed request did nothing, was another’s, or is older than the window', async () => {
    const list = house.message('list');
    await house.handle(list);
    expect(texts(await house.handle(removes(list.key)))).toEqual([]);
    const add = house.message('add milk');
    await house.handle(add);
    house.places.set(dm, aPlace([bob], { roomId: dm }));
    expect(texts(await house.handle(removes(add.key, { sender: bob })))).toEqual([]);
    house.places.set(dm, aPlace([alice], { roomId: dm }));
    expect((await house.handle(removes(add.key, { sender: eis }))).say).toEqual([]);
    house.state.now = new Date(start.getTime() + 600_001);
    expect(texts(await house.handle(removes(add.key)))).toEqual([]);
    expect(house.tasks.size).toBe(1);
  });

  it('M7 takes the old one back and does the new one when the request is edited, in one answer', async () => {
    const add = house.message('add milk');
    await house.handle(add);
    const edit = edits(add, 'add oat milk');
    const changed = await house.handle(edit);
    expect(texts(changed)).toEqual(['↩️ Taken back: 1 (ask)\n\n✅ Added: oat milk']);
    expect(changed.say.at(1)).toMatchObject({ kind: 'reaction', target: add.key, symbol: '✅' });
    expect([...house.tasks.values()]).toEqual(['oat milk']);
    const again = await house.handle(edits(add, 'add soy milk'));
    expect(texts(again)).toEqual(['↩️ Taken back: 1 (ask)\n\n✅ Added: soy milk']);
    expect(texts(await house.handle(removes(add.key)))).toEqual(['↩️ Taken back: 1 (ask)']);
    expect(house.tasks.size).toBe(0);
  });

  it('M7 simply answers the new text when the old one did nothing', async () => {
    const list = house.message('lst');
    await house.handle(list);
    expect(texts(await house.handle(edits(list, 'list')))).toEqual(['list: 0']);
    expect(house.state.takings).toEqual([]);
  });

  it('M7 does not do the new text as long as the old one cannot be taken back', async () => {
    const add = house.message('add milk');
    await house.handle(add);
    house.state.takenBack = {
      kind: 'unclear',
      question: 'milk was changed since. Take it back all the same?',
      choices: [{ label: 'yes', say: 'undo all' }],
    };
    const [text] = texts(await house.handle(edits(add, 'add oat milk')));
    expect(text).toContain('Take it back all the same?');
    expect(text).toContain('What you changed it to was not done');
    expect([...house.tasks.values()]).toEqual(['milk']);
    expect(texts(await house.says('yes'))).toEqual(['↩️ Taken back: 1 (all)']);
    expect(house.tasks.size).toBe(0);
  });

  it('M7 closes what the old text asked', async () => {
    const first = house.message('delete passport');
    await house.handle(first);
    const handled = await house.handle(edits(first, 'list'));
    expect(texts(handled)).toEqual(['list: 0']);
    expect(settles(handled)).toEqual([[digestOf(first), 'changed']]);
    expect(texts(await house.says('yes'))).toEqual(['There is no open question. Nothing was done.']);
  });

  it('2.5 does not hear edits after the window, of what others said, or of what cannot be seen', async () => {
    const add = house.message('add milk');
    await house.handle(add);
    const late = edits(add, 'add oat milk', { origin_server_ts: start.getTime() + 600_001 });
    house.state.now = new Date(start.getTime() + 600_001);
    expect(await house.handle({ ...late, acceptedAt: house.state.now })).toEqual(silence);
    const others = edits(add, 'add oat milk');
    house.state.sent.set(add.key as EventId, { sender: bob, sentAt: start });
    expect(await house.handle(others)).toEqual(silence);
    house.state.sent.clear();
    expect(await house.handle(others)).toEqual(silence);
    expect([...house.tasks.values()]).toEqual(['milk']);
  });

  it('M2 asks how much is meant, and takes back that request and no other', async () => {
    const add = house.message('add milk');
    await house.handle(add);
    house.ownKeys.set('$added' as EventId, `${digestOf(add)}.0`);
    house.state.takenBack = {
      kind: 'unclear',
      question: 'Take back the other 3?',
      choices: [
        { label: 'the other 3', say: 'undo the rest' },
        { label: 'all 4', say: 'undo all' },
      ],
    };
    const asking = house.event({
      type: 'm.reaction',
      content: { 'm.relates_to': { rel_type: 'm.annotation', event_id: '$added', key: '↩️' } },
    });
    await house.handle(asking);
    await house.says('add eggs');
    const taken = await house.says('1');
    expect(texts(taken)).toEqual(['↩️ Taken back: 1 (untouched)']);
    expect(settles(taken)).toEqual([[digestOf(asking), '1️⃣ the other 3']]);
    expect([...house.tasks.values()]).toEqual(['eggs']);
  });
});

describe('a write in doubt', () => {
  beforeEach(greeted);

  const lookLater = async (entry: NewEntry) => {
    house.state.now = entry.due ?? house.state.now;
    return await house.handle({ ...house.message('x'), ...entry });
  };

  it('M8 is looked up again after a minute, and what is found is said once', async () => {
    const request = house.message('doubt milk');
    const handled = await house.handle(request);
    expect(texts(handled)[0]).toMatch(/It may have been done; I could not check\.\nNext: wait, I look again/);
    const entry = joinOf(handled);
    expect(entry).toMatchObject({
      kind: 'look-again',
      key: `look-again|${digestOf(request)}.0`,
      lane: `look-again|${alice}`,
      due: new Date(start.getTime() + 60_000),
    });
    const looked = await lookLater(entry);
    expect(texts(looked)).toEqual(['I looked again: milk was added once. (link)']);
    expect(looked.later).toEqual([]);
    house.state.lookedAgain = { kind: 'partly', markdown: 'milk was added once, but …' };
    expect(texts(await lookLater(entry))).toEqual(['I looked again: milk was added once, but …']);
    house.state.lookedAgain = { kind: 'not done', markdown: 'milk was not added' };
    expect(texts(await lookLater(entry))).toEqual([
      'I looked again: milk was not added. Say it again if you still want it.',
    ]);
  });

  it('M8 is looked up later when the service is still away, and given up after the third time', async () => {
    house.state.lookedAgain = new UnavailableError('away', { certainty: 'not done' });
    const waits: number[] = [];
    let handled = await house.says('doubt milk');
    while (handled.later.length > 0) {
      const entry = joinOf(handled);
      waits.push((entry.due?.getTime() ?? 0) - house.state.now.getTime());
      handled = await lookLater(entry);
    }
    expect(waits).toEqual([60_000, 300_000, 1_800_000]);
    expect(texts(handled)).toEqual(['I could not find out whether it was done. Please look there yourself.']);
  });

  it('M8 is not looked up for somebody who may not use eis any more', async () => {
    const entry = joinOf(await house.says('doubt milk'));
    house.roles.delete(alice);
    expect(await lookLater(entry)).toEqual(silence);
    expect(house.state.looked).toEqual([]);
  });
});

describe('a secret', () => {
  beforeEach(() => {
    greeted();
    house.state.actions.push(connect);
  });
  const command = 'config add https://my.vikunja.io vkt_abc';
  const hidden = 'I removed your message, because it held a token.';
  const credential = async (handled: Handled) =>
    await house.handle({ ...house.message('x'), ...joinOf(handled) });

  it('A6 is removed from the room before it is used, in a row of its own, and leaves nothing behind', async () => {
    const entry = house.message(command);
    const first = await house.handle(entry);
    expect(house.state.redacted).toEqual([`${entry.key} ${dm} ${eis} eis.redact.`]);
    expect(texts(first)).toEqual([hidden]);
    expect(first.say).toMatchObject([{ reply: { tone: 'status' } }]);
    expect(first.forget).toBe(true);
    expect(house.state.runs).toEqual([]);
    expect(joinOf(first)).toMatchObject({
      kind: 'credential',
      key: `credential|${entry.key}`,
      lane: entry.lane,
    });
    const second = await credential(first);
    expect(texts(second)).toEqual(['✓ Connected, found 12 tasks']);
    expect(second.say.map(({ kind }) => kind)).toEqual(['message']);
    expect(second.forget).toBe(true);
    expect(house.state.connections).toEqual([{ name: 'https://my.vikunja.io with vkt_abc' }]);
    expect(JSON.stringify([first.say, second.say])).not.toContain('vkt_abc');
  });

  it('A6 is asked for step by step, and all at once, and taken back with cancel', async () => {
    expect(texts(await house.says('connect vikunja'))).toEqual(['Which address?']);
    const next = await house.says('https://my.vikunja.io');
    expect(texts(next)).toEqual(['Which token?']);
    expect(settles(next)).toEqual([]);
    const first = await house.says('secret words');
    expect(texts(first)).toEqual([hidden]);
    expect(house.questions.size).toBe(0);
    expect(texts(await credential(first))).toEqual(['✓ Connected, found 12 tasks']);
    await house.says('connect vikunja');
    const both = await house.says('https://home.example.org tk_1');
    expect(texts(both)).toEqual([hidden]);
    await credential(both);
    expect(house.state.connections.map(({ name }) => name)).toEqual([
      'https://my.vikunja.io with secret words',
      'https://home.example.org with tk_1',
    ]);
    await house.says('connect vikunja');
    expect(texts(await house.says('list'))).toEqual(['list: 0']);
    expect(texts(await house.says('cancel'))).toEqual(['Nothing was done.']);
    expect(house.questions.size).toBe(0);
  });

  it('A6 is still the value that was asked for after a crash right behind the closed question', async () => {
    await house.says('connect vikunja https://my.vikunja.io');
    house.state.crashAfterClosing = true;
    const first = await house.says('secret words');
    expect(texts(first)).toEqual([hidden]);
    await house.says('list');
    expect(texts(await credential(first))).toEqual(['✓ Connected, found 12 tasks']);
  });

  it('A6 is hidden with the first message as well, which is greeted all the same', async () => {
    house.claims.clear();
    const first = await house.says(command);
    const [hello, told] = texts(first);
    expect(hello).toMatch(/^Hello Alice/);
    expect(hello).toContain('1. Say connect vikunja, or config add \\<address\\> \\<token\\>');
    expect(hello).toContain('❌ Your tasks: nothing is connected yet');
    expect((hello ?? '').split('\n').length).toBeLessThan(12);
    expect(told).toBe(hidden);
    expect(house.direct.get(alice)).toBe(dm);
    expect(texts(await credential(first))).toEqual(['✓ Connected, found 12 tasks']);
  });

  it('13.7 is typed: a sign can only take the question for it back', async () => {
    const asking = house.message('connect vikunja');
    await house.handle(asking);
    house.ownKeys.set('$asked' as EventId, `${digestOf(asking)}.0`);
    expect(await house.reacts('✅', '$asked')).toEqual(silence);
    expect(texts(await house.reacts('❌', '$asked'))).toEqual(['Nothing was done.']);
  });

  it('13.3 that may not be removed is told how to be, and goes on the same', async () => {
    house.state.mayRedact = false;
    const first = await house.says(command);
    expect(texts(first)).toEqual([
      '⚠️ Your message holds a token, and I may not remove it here. Please delete it now: choose remove in its menu.',
    ]);
    expect(texts(await credential(first))).toEqual(['✓ Connected, found 12 tasks']);
  });

  it('13.3 may live on on another homeserver, and that is said', async () => {
    house.roles.set(stranger, 'use');
    house.claims.set(`greeted|${stranger}`, { by: 'earlier', until: undefined });
    house.places.set(dm, aPlace([stranger], { roomId: dm }));
    expect(texts(await house.says(command, { sender: stranger }))).toEqual([
      `${hidden} The other homeservers in this room may keep a copy of it.`,
    ]);
  });

  it('13.5 is one also without a command, and is not used then', async () => {
    for (const said of ['sk-ant-aaaabbbbcccc', 'add sk-ant-aaaabbbbcccc']) {
      const handled = await house.says(said);
      const [text = ''] = texts(handled);
      expect(text.split('\n')[0]).toBe('I removed your message, because it held a key.');
      expect(text).toContain('I did not use it.');
      expect([handled.forget, handled.later]).toEqual([true, []]);
    }
    expect(house.state.redacted).toHaveLength(2);
    expect(house.state.runs).toEqual([]);
  });

  it('A6 is not repeated when the command around it does not fit', async () => {
    const handled = await house.says(`${command} more`);
    expect(texts(handled)).toEqual([
      `${hidden}\nI could not read the rest of it. It was not done. Next: say config add \\<address\\> \\<token\\>, in one line.`,
    ]);
    expect(handled.later).toEqual([]);
  });

  it('13.4 is never used where others read along: the room hears that it is gone, the person what to do', async () => {
    const said = `@eis ${command}`;
    const handled = await house.says(said, { room_id: team });
    expect(handled.say).toMatchObject([
      {
        to: { room: team },
        reply: { markdown: '⚠️ I removed a message that held a secret. It was not done.', tone: 'failure' },
        owner: { kind: 'everyone' },
      },
      { to: { dmWith: alice }, owner: { kind: 'person', user: alice } },
    ]);
    expect(texts(handled)[1]).toMatch(/^You posted a key in a room with other readers\./);
    expect([handled.forget, handled.later]).toEqual([true, []]);
    house.state.mayRedact = false;
    const kept = await house.says(said, { room_id: team });
    expect(texts(kept)[0]).toBe(
      '⚠️ That message holds a secret, and I may not remove it here. Please delete it now. It was not done.',
    );
    expect(house.state.runs).toEqual([]);
  });

  it('13.4 is not used either when somebody came in before it was', async () => {
    const first = await house.says(command);
    house.places.set(dm, aPlace([alice, bob], { roomId: dm }));
    const second = await credential(first);
    expect(toDirect(second)).toHaveLength(1);
    expect(texts(second)[0]).toContain('so I did not use it. It was not done.');
    expect(second.forget).toBe(true);
    expect(house.state.runs).toEqual([]);
  });

  it('A6 is tried again when the homeserver does not answer, and not used before', async () => {
    house.state.homeserverIsDown = true;
    await expect(house.says(command)).rejects.toThrow(UnavailableError);
    expect(house.state.runs).toEqual([]);
  });

  it('A6 is forgotten when it is given up', async () => {
    const entry = { ...house.message('x'), ...joinOf(await house.says(command)) };
    const given = await house.handlers.giveUp(entry, new Error('x'));
    expect(texts(given)).toEqual([
      '⚠️ That was my mistake. It was not done.\nNext: say it in other words, or tell an admin the reference. Reference abcd2345',
    ]);
    expect([given.forget, signs(given)]).toEqual([true, []]);
  });
});

describe('after a crash', () => {
  beforeEach(greeted);

  it('makes one object and says the same, when it died between the write and the commit', async () => {
    house.state.crashAfterWrite = true;
    const handled = await house.says('add milk');
    expect(texts(handled)).toEqual(['✅ Added: milk']);
    expect([...house.tasks.values()]).toEqual(['milk']);
    expect(house.state.runs).toEqual(['add', 'add']);
  });

  it('still knows what an answer meant, though the question is closed', async () => {
    await house.says('sort out my friday');
    house.state.crashAfterWrite = true;
    expect(texts(await house.says('2'))).toEqual(['✅ Added: milk']);
    expect(house.tasks.size).toBe(1);
  });

  it.each([
    ['2', '✅ Added: milk'],
    ['no', 'Nothing was done.'],
    ['✏️', 'Then say it in other words, or say help.'],
  ])('still knows what %s meant, when it died right after the question was closed', async (typed, text) => {
    await house.says('sort out my friday');
    house.state.crashAfterClosing = true;
    expect(texts(await house.says(typed))).toEqual([text]);
  });

  it('M8 goes on with what it had begun, also where an older version had kept its plan', async () => {
    const entry = house.message('add milk');
    house.state.crashAfterWrite = true;
    await expect(house.handle(entry, 1)).rejects.toThrow('killed');
    house.state.now = new Date(start.getTime() + 7_200_000);
    const decision = {
      to: 'sentence',
      sentence: 'add milk',
      readAt: start.toISOString(),
      isAnswer: false,
      calls: [{ action: 'add', input: { title: 'milk' }, origin: 'phrase' }],
      begun: [
        {
          kind: 'edits',
          edits: [{ op: 'create', noun: 'task', after: { title: 'milk' } }],
          scope: 'unknown',
        },
      ],
    };
    const handled = await house.handle({ ...entry, decision });
    expect(texts(handled)).toEqual(['You asked this 2 hours ago.\n\n✅ Added: milk']);
    expect(house.state.requests.map(({ mark }) => mark)).toEqual([
      `${digestOf(entry)}.0`,
      `${digestOf(entry)}.0`,
    ]);
  });

  it('P4 says which requests may have been done before the database was put back', async () => {
    house.state.restoredAt = new Date(start.getTime() + 1);
    await house.says('add milk');
    house.state.restoredAt = start;
    await house.says('add eggs');
    expect(house.state.requests.map(({ again }) => again)).toEqual([true, undefined]);
  });

  it('repeats an answer given by a reaction', async () => {
    const asked = house.message('sort out my friday');
    await house.handle(asked);
    house.ownKeys.set('$question' as EventId, `${sha256(asked.key).slice(0, 32)}.0`);
    house.state.crashAfterWrite = true;
    expect(texts(await house.reacts('2️⃣', '$question'))).toEqual(['✅ Added: milk']);
  });
});

describe('giving up', () => {
  it('tells the person who waits that it was our mistake, with certainty and reference', async () => {
    const entry = house.message('add milk');
    expect(texts(await house.handlers.giveUp(entry, new Error('secret detail')))).toEqual([
      '⚠️ That was my mistake. It was not done.\n' +
        'Next: say it in other words, or tell an admin the reference. Reference abcd2345',
    ]);
    const begun = await house.handlers.giveUp({ ...entry, decision: {} }, new Error('secret detail'));
    expect(texts(begun)[0]).toMatch(/It may have been done; I could not check\./);
    expect(signs(begun)).toEqual(['❌']);
  });

  it('says nothing in other rooms, about other events, and to people it does not know', async () => {
    const shared = house.message('add milk', { room_id: team });
    const notice = house.message('x', {}, { msgtype: 'm.notice' });
    const unknown = house.message('x', { sender: stranger });
    const join: InboxEntry = { ...notice, kind: 'join' };
    const sealed = house.message('add milk', { room_id: '!sealed:example.org' });
    house.places.set('!sealed:example.org' as RoomId, aPlace([alice], { encrypted: true }));
    for (const entry of [shared, notice, unknown, join, sealed]) {
      expect(await house.handlers.giveUp(entry, new Error('x'))).toEqual(silence);
    }
  });

  it('speaks in the direct room though the homeserver cannot be asked', async () => {
    house.direct.set(alice, dm);
    house.places.clear();
    const error = new UnavailableError('I could not ask the homeserver who reads this room.', {
      certainty: 'not done',
    });
    expect(texts(await house.handlers.giveUp(house.message('list'), error))[0]).toMatch(/^⚠️ I could not ask/);
  });
});

describe('invites', () => {
  const room = '!new:example.org' as RoomId;
  it('joins when somebody invites who may use it, and says nothing yet', async () => {
    house.places.set(room, aPlace([alice], { roomId: room }));
    expect(await house.invites(alice, room)).toEqual(silence);
    expect(house.state.joins).toEqual([`${room} via example.org`]);
    expect(house.direct.get(alice)).toBe(room);
  });

  it('declines an invite of a stranger, with a reason', async () => {
    expect((await house.invites(stranger, room)).say).toEqual([
      { kind: 'leave', room, reason: 'You may not use this eis. Ask its admin.' },
    ]);
    expect(house.state.joins).toEqual([]);
  });

  it('changes nothing where it is already, whoever invites again', async () => {
    house.places.set(room, aPlace([alice], { roomId: room }));
    await house.invites(alice, room);
    expect(await house.invites(alice, room)).toEqual(silence);
    expect(await house.invites(stranger, room)).toEqual(silence);
    expect(house.state.joins).toHaveLength(1);
  });

  it('joins again after a kick, and drops an invite that was withdrawn', async () => {
    house.places.set(room, aPlace([alice], { roomId: room }));
    await house.invites(alice, room);
    house.state.joined.delete(room);
    await house.invites(alice, room);
    expect(house.state.joins).toHaveLength(2);
    house.state.joined.delete(room);
    house.state.joinAnswer = 'refused';
    expect(await house.invites(alice, room)).toEqual({ say: [{ kind: 'leave', room }], later: [] });
  });

  it('leaves invites of its other accounts alone', async () => {
    const entry = house.event({
      type: 'm.room.member',
      state_key: '@eis_alice:example.org',
      room_id: room,
      content: { membership: 'invite' },
    });
    expect(await house.handle(entry)).toEqual(silence);
  });

  it('tries a join that did not work again, ever more slowly, for a day', async () => {
    house.state.joinAnswer = 'later';
    let entry = joinOf(await house.invites(alice, room));
    const waits: number[] = [];
    const keys = new Set<string>();
    for (let tries = 0; tries < 200; tries += 1) {
      const due = entry.due ?? house.state.now;
      waits.push(due.getTime() - house.state.now.getTime());
      keys.add(entry.key);
      house.state.now = due;
      const next = await house.handle({ ...house.message('x'), ...entry, kind: 'join' });
      if (next.later.length === 0) break;
      entry = joinOf(next);
    }
    expect(waits.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(Math.max(...waits)).toBe(600_000);
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(86_400_000);
    expect(waits.length).toBeLessThan(200);
    expect(keys.size).toBe(waits.length);
    expect(entry.lane).toBe(`join|${room}`);
  });

  it('does not follow somebody who may not use it any more by then', async () => {
    house.state.joinAnswer = 'later';
    const entry = joinOf(await house.invites(alice, room));
    house.roles.delete(alice);
    house.state.joinAnswer = 'joined';
    expect(await house.handle({ ...house.message('x'), ...entry, kind: 'join' })).toEqual(silence);
    expect(house.state.joins).toHaveLength(1);
  });

  it('follows a room that was replaced, and takes the direct room along', async () => {
    house.direct.set(alice, dm);
    house.places.set(room, aPlace([alice], { roomId: room }));
    const tombstone = house.event({
      type: 'm.room.tombstone',
      state_key: '',
      content: { body: 'upgraded', replacement_room: room },
    });
    const entry = joinOf(await house.handle(tombstone));
    expect(await house.handle({ ...house.message('x'), ...entry, kind: 'join' })).toEqual(silence);
    expect(house.state.joins).toEqual([`${room} via example.org`]);
    expect(house.direct.get(alice)).toBe(room);
  });

  it('does not follow where nobody is who may use it', async () => {
    house.places.set(dm, aPlace([stranger], { roomId: dm }));
    const tombstone = house.event({
      type: 'm.room.tombstone',
      state_key: '',
      sender: stranger,
      content: { replacement_room: room },
    });
    expect(await house.handle(tombstone)).toEqual(silence);
  });
});

describe('an app that compares its keys with those of eis', () => {
  const request = {
    type: 'm.room.message',
    content: { msgtype: 'm.key.verification.request', body: 'verify me' },
  };

  it('is heard with a device, and never taken for a sentence', async () => {
    house.state.encryption = { kind: 'on', deviceId: 'EIS' };
    expect(await house.handle(house.event({ ...request, event_id: '$asks' }))).toEqual(silence);
    expect(house.state.verifying).toEqual(['$asks']);
    expect(house.state.runs).toEqual([]);
  });

  it('is not heard without one, nor from a stranger', async () => {
    expect(await house.handle(house.event(request))).toEqual(silence);
    house.state.encryption = { kind: 'on', deviceId: 'EIS' };
    expect(await house.handle(house.event({ ...request, sender: stranger }))).toEqual(silence);
    expect(house.state.verifying).toEqual([]);
  });
});

describe('encrypted rooms', () => {
  const room = '!sealed:example.org' as RoomId;
  const said = { type: 'm.room.encrypted', room_id: room, content: { algorithm: 'm.megolm.v1.aes-sha2' } };
  const leaves = { kind: 'leave', room, reason: 'I cannot read encrypted rooms yet.' };
  beforeEach(() => {
    greeted();
    house.places.set(room, aPlace([alice], { roomId: room, encrypted: true }));
    house.state.joined.add(room);
  });

  it('Q1 are answered in where eis has a device, and never on words that were not encrypted', async () => {
    house.state.encryption = { kind: 'on', deviceId: 'EIS' };
    const plain = await house.says('list', { room_id: room });
    expect(plain).toMatchObject({
      say: [{ to: { room }, reply: { markdown: sayAround('en').unsealed, tone: 'status' } }],
      later: [],
    });
    expect(await house.says('list', { room_id: room })).toEqual(silence);
    expect(house.state.runs).toEqual([]);
    const entry = house.message('list', { room_id: room });
    const opened = { ...entry, payload: { ...Object(entry.payload), wasEncrypted: true } };
    expect((await house.handle(opened)).say[0]).toMatchObject({
      to: { room },
      reply: { markdown: 'list: 0' },
    });
    expect(house.state.runs).toEqual(['list']);
  });

  it('Q1 are all in which somebody encrypts, whatever their state says', async () => {
    house.state.encryption = { kind: 'on', deviceId: 'EIS' };
    const entry = house.message('list');
    const opened = { ...entry, payload: { ...Object(entry.payload), wasEncrypted: true } };
    expect((await house.handle(opened)).say[0]).toMatchObject({ to: { room: dm } });
    expect(house.state.encryptedNow).toEqual([dm]);
  });

  it('Q1 keep what is said there waiting while eis does not know whether it has a device', async () => {
    house.state.encryption = { kind: 'starting' };
    await expect(house.handle(house.event(said))).rejects.toThrow('I have not opened my keys');
    await expect(house.says('list', { room_id: room })).rejects.toThrow('I have not opened my keys');
    expect((await house.says('list')).say[0]).toMatchObject({ to: { room: dm } });
  });

  it('Q1 are joined and stayed in where eis has a device', async () => {
    house.state.encryption = { kind: 'on', deviceId: 'EIS' };
    house.state.joined.delete(room);
    expect((await house.invites(alice, room)).say).toEqual([]);
    expect(house.direct.get(alice)).toBe(room);
  });

  it('Q1 are told when a message there is given up', async () => {
    house.state.encryption = { kind: 'on', deviceId: 'EIS' };
    const given = await house.handlers.giveUp({ ...house.event(said), kind: 'sealed' }, new Error('broken'));
    expect(given.say).toMatchObject([{ to: { room }, reply: { tone: 'failure' } }, { symbol: '❌' }]);
    const theirs = house.event({ ...said, sender: stranger });
    expect((await house.handlers.giveUp({ ...theirs, kind: 'sealed' }, new Error('broken'))).say).toEqual([]);
  });

  it('are left with a reason, and the person is told once in a room without encryption', async () => {
    const handled = await house.handle(house.event(said));
    expect(handled.say[0]).toEqual(leaves);
    expect(toDirect(handled)).toMatchObject([{ to: { dmWith: alice }, owner: { kind: 'everyone' } }]);
    const again = await house.handle(house.event(said));
    expect(again.say).toEqual([leaves]);
    house.state.joined.delete(room);
    expect(await house.handle(house.event(said))).toEqual(silence);
    expect(house.state.notes).toEqual([]);
  });

  it('Q1 are left, and no plain room is opened, for somebody who was read encrypted before', async () => {
    house.state.wasRead = true;
    const why = { ...leaves, reason: sayAround('en').cannotReadNow };
    expect(await house.handle(house.event(said))).toEqual({ say: [why], later: [] });
    house.state.encryption = { kind: 'off', because: 'switched off' };
    expect(toDirect(await house.handle(house.event(said)))).toHaveLength(1);
  });

  it('Q1 are stayed in while our identity is in question; where a plain room is, that is said there once', async () => {
    house.state.encryption = { kind: 'off', because: 'foreign identity' };
    house.direct.set(alice, dm);
    const first = await house.handle(house.event(said));
    expect(first).toMatchObject({
      say: [{ to: { room: dm }, reply: { markdown: sayAround('en').sealedWaits } }],
      later: [{ kind: 'sealed' }],
    });
    expect(await house.handle(house.event(said))).toMatchObject({ say: [], later: [{ kind: 'sealed' }] });
    house.direct.set(alice, room);
    house.state.now = new Date(house.state.now.getTime() + 2 * 86_400_000);
    expect(await house.handle(house.event(said))).toMatchObject({ say: [], later: [{ kind: 'sealed' }] });
  });

  it('Q1 are not entered while our identity is in question, and no plain room is opened for them', async () => {
    house.state.encryption = { kind: 'off', because: 'foreign identity' };
    house.state.joined.delete(room);
    const why = { ...leaves, reason: sayAround('en').cannotReadNow };
    expect((await house.invites(alice, room)).say).toEqual([why]);
  });

  it('are not left for a stranger, who is told nothing', async () => {
    expect(await house.handle(house.event({ ...said, sender: stranger }))).toEqual(silence);
  });

  it('never see a word, also when somebody writes there without encryption', async () => {
    const handled = await house.says('list', { room_id: room });
    expect(handled.say.every((one) => one.kind === 'leave' || toDirect(handled).includes(one))).toBe(true);
    expect(handled.say).toHaveLength(2);
    expect(house.state.runs).toEqual([]);
  });

  it('are recognised right after the join', async () => {
    house.state.joined.delete(room);
    const handled = await house.invites(alice, room);
    expect(handled.say[0]).toEqual(leaves);
    expect(toDirect(handled)).toHaveLength(1);
  });

  it('are noted for doctor when even the direct room is one, and not tried again for a day', async () => {
    house.direct.set(alice, dm);
    await house.handle(house.event(said));
    house.direct.set(alice, room);
    const second = await house.handle(house.event(said));
    expect(second.say).toEqual([leaves]);
    expect(house.state.notes).toEqual([start]);
    expect(house.direct.has(alice)).toBe(false);
    house.state.now = new Date(start.getTime() + 86_400_000);
    expect(toDirect(await house.handle(house.event(said)))).toHaveLength(1);
  });
});

describe('any event', () => {
  const neutral = [
    'I answer in direct messages for now. Write to me there.',
    'I answered you privately.',
    'We are not alone in this room any more, so I do not answer here. Invite me to a room for the two of us.',
    '⚠️ I removed a message that held a secret. It was not done.',
  ];
  const senders = oneof(
    { weight: 3, arbitrary: constant<Json>(alice) },
    {
      weight: 1,
      arbitrary: constantFrom<Json>(bob, eis, stranger, '@eis_alice:example.org', 'nobody', null, 7),
    },
  );
  const rooms = oneof(
    { weight: 2, arbitrary: constantFrom<Json>(dm, team) },
    { weight: 1, arbitrary: constantFrom<Json>('!sealed:example.org', '!gone:example.org', '!', null) },
  );
  const json = jsonValue({ maxDepth: 3 }).map((value) => z.json().parse(value));
  const someWords = oneof(
    constantFrom(
      'list',
      'add milk',
      '@eis list',
      '!help',
      'which',
      'break',
      'delete x',
      'config add x y',
      '@eis config add x y',
      'doubt x',
      '1',
      'yes',
      'no',
      '✏️',
      'eis:',
    ),
    string({ unit: 'binary', maxLength: 40 }),
    constant('\uD800\0\u202Eadd'),
  );
  const spoken = record(
    {
      msgtype: oneof(
        { weight: 3, arbitrary: constant<Json>('m.text') },
        { weight: 1, arbitrary: constantFrom<Json>('m.notice', 'm.image', '', null) },
      ),
      body: oneof({ weight: 3, arbitrary: someWords }, { weight: 1, arbitrary: json }),
      'm.mentions': oneof(json, constant({ user_ids: [eis] })),
    },
    { requiredKeys: ['msgtype', 'body'] },
  );
  const related = record({
    'm.relates_to': record({
      rel_type: constantFrom('m.annotation', 'm.thread', 'm.replace', 'x'),
      event_id: constantFrom<Json>('$question', '$a', '$x', '', null),
      key: constantFrom<Json>('1️⃣', '✅', '❌', '↩️', '🎉', null),
    }),
    'm.new_content': oneof(record({ msgtype: constant('m.text'), body: someWords }), json),
  });
  const types = [
    'm.reaction',
    'm.room.member',
    'm.room.tombstone',
    'm.room.encrypted',
    'm.room.redaction',
    'x',
    1,
  ];
  const events = record(
    {
      type: oneof(
        { weight: 2, arbitrary: constant<Json>('m.room.message') },
        { weight: 1, arbitrary: constantFrom<Json>(...types) },
      ),
      sender: senders,
      room_id: rooms,
      event_id: oneof({ weight: 4, arbitrary: constant<Json>('$a') }, { weight: 1, arbitrary: json }),
      state_key: constantFrom<Json>('', eis, alice, null),
      origin_server_ts: oneof(
        { weight: 5, arbitrary: constant<Json>(start.getTime()) },
        { weight: 1, arbitrary: json },
      ),
      redacts: oneof({ weight: 3, arbitrary: constant<Json>('$a') }, { weight: 1, arbitrary: json }),
      content: oneof(
        { weight: 4, arbitrary: spoken },
        { weight: 1, arbitrary: oneof(related, record({ membership: json, replacement_room: rooms }), json) },
      ),
    },
    { requiredKeys: ['type', 'sender', 'room_id', 'content', 'event_id'] },
  );

  /** Why this may not be said; undefined when it may. */
  function wrongIn(said: Outgoing): string | undefined {
    if (said.kind !== 'message') return undefined;
    // A direct room is looked at when it is sent; it must be that of the person whose content it is.
    if ('dmWith' in said.to)
      return said.owner.kind === 'everyone' || said.owner.user === said.to.dmWith ? undefined : 'private';
    if (said.to.room === dm) return undefined;
    return said.to.room === team && neutral.includes(said.reply.markdown) ? undefined : said.reply.markdown;
  }

  it('I8 is survived, and nothing but neutral lines is said where others read along', async () => {
    let answered = 0;
    const batches = array(oneof({ weight: 9, arbitrary: events }, { weight: 1, arbitrary: json }), {
      minLength: 4,
      maxLength: 8,
    });
    await assert(
      asyncProperty(batches, async (batch) => {
        house = aHouse();
        const sealed = '!sealed:example.org' as RoomId;
        house.places.set(sealed, aPlace([alice], { roomId: sealed, encrypted: true }));
        house.state.sent.set('$a' as EventId, { sender: alice, sentAt: start });
        house.ownKeys.set('$question' as EventId, `${sha256('$a').slice(0, 32)}.0`);
        house.state.actions.push(connect);
        for (const event of batch) {
          const payload = { via: 'sync', event: z.json().parse(event) };
          const { say } = await house.handle({ ...house.message('x'), payload });
          answered += say.length;
          expect(say.map(wrongIn).filter((wrong) => wrong !== undefined)).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
    expect(answered).toBeGreaterThan(100);
  });
});

describe('what no rule understands', () => {
  beforeEach(() => {
    greeted();
    house.state.local = aLocalModel();
    house.state.makes = () => madeBy('local');
  });

  it('C2 C8 is a row of its own, whose calls are done as those of the request', async () => {
    const message = house.message('could you put milk somewhere');
    const handed = await house.handle(message);
    expect(handed.say).toEqual([]);
    const row = modelRowOf(handed);
    expect([row.key, row.lane]).toEqual([`model|${message.key}`, `model|${alice}`]);
    const handled = await house.handle(row);
    expect(texts(handled)).toEqual(['✅ Added: by the local model']);
    expect(signs(handled)).toEqual(['✅']);
    expect(house.state.requests[0]).toMatchObject({
      request: digestOf(message),
      mark: `${digestOf(row)}.0`,
      said: 'could you put milk somewhere',
    });
    expect(handled.say.at(-1)).toEqual({ kind: 'end progress', room: dm });
    expect(handled.say[0]).toMatchObject({ replacesProgress: true });
  });

  it('C3 no sentence that rules understand is shown to a model', async () => {
    for (const said of ['add milk', '!help', 'add', 'at 25:00', 'yes'])
      expect((await house.says(said)).later).toEqual([]);
    expect(house.state.interpreted).toEqual([]);
  });

  it('J10 tells the model what was said here within ten minutes, and nothing else', async () => {
    await house.says('add milk');
    house.state.now = new Date(start.getTime() + 11 * 60_000);
    await house.says('add eggs');
    const row = modelRowOf(await house.says('and something with flour please'));
    await house.handle(row);
    const [shown] = house.state.interpreted;
    expect(shown).toMatchObject({ sentence: 'and something with flour please', earlier: ['add eggs'] });
  });

  it('repeats after a crash what was understood, and does not ask again', async () => {
    house.state.crashAfterWrite = true;
    const handled = await house.handle(modelRowOf(await house.says('could you put milk somewhere')));
    expect(texts(handled)).toEqual(['✅ Added: by the local model']);
    expect(house.state.interpreted).toHaveLength(1);
    expect(house.tasks.size).toBe(1);
  });

  it('is answered like before where there is no model, once an hour with the reason', async () => {
    house.state.local = undefined;
    expect(texts(await house.says('could you sort it'))).toEqual([
      'I have no language model at the moment, so I only understand known phrases. Did you mean one of these?',
    ]);
    expect(texts(await house.says('could you sort it'))).toEqual(['Did you mean one of these?']);
  });

  it('J12 names the nearest phrases when the model is down, once an hour with the reason', async () => {
    house.state.makes = () => ({ kind: 'no answer', because: 'down' });
    const first = await house.handle(modelRowOf(await house.says('could you sort it')));
    expect(texts(first)[0]).toMatch(/^I have no language model at the moment/);
    expect(first.asked).toMatchObject({ answers: ['list', 'add milk'], isGuess: true });
    const second = await house.handle(modelRowOf(await house.says('could you sort that')));
    expect(texts(second)).toEqual(['Did you mean one of these?']);
  });

  it.each([
    ['busy', 'Too many wait for my language model'],
    ['too slow', 'My language model took too long'],
    ['loading', 'My language model is still being loaded'],
  ] as const)('says what is the matter when the model is %s', async (because, told) => {
    house.state.makes = () => ({ kind: 'no answer', because });
    const handled = await house.handle(modelRowOf(await house.says('could you sort it')));
    expect(texts(handled)[0]).toMatch(told);
  });

  it.each([
    { kind: 'not understood', model: small },
    { kind: 'no answer', because: 'unusable' },
  ] as const)(
    "J4 asks the person's own model where they allowed it and the local one did not help: $kind",
    async (useless) => {
      house.state.own = { title: 'Claude', ask: async () => await unasked() };
      house.state.makes = () => useless;
      const handled = await house.handle(modelRowOf(await house.says('could you sort it')));
      expect(texts(handled)).toEqual(['✅ Added: by the cloud model']);
      expect(handled.turn).toMatchObject({ understood: { by: 'model', model: big } });
    },
  );

  it('J5 14.6 14.7 says once that the cap is reached, and that a key does not work any more', async () => {
    house.state.makes = () => ({ kind: 'not understood', model: small });
    house.state.refused = { kind: 'refused', because: 'cap', keyName: 'Claude' };
    const [told] = texts(await house.handle(modelRowOf(await house.says('could you sort it'))));
    expect(told).toBe(
      'This month’s cap for your Claude key is reached, so I do not use it any more. Did you mean one of these?',
    );
    const [again] = texts(await house.handle(modelRowOf(await house.says('could you sort it'))));
    expect(again).toMatch(/^Did you mean one of these/);
    house.state.own = { title: 'Claude', ask: async () => await unasked() };
    house.state.ownMakes = () => ({ kind: 'no answer', because: 'wrong key' });
    const [stopped] = texts(await house.handle(modelRowOf(await house.says('could you sort it'))));
    expect(stopped).toMatch(/^Your Claude key does not work any more: say config models/);
  });

  it('says in one sentence what is outside its abilities, and the nearest thing', async () => {
    house.state.makes = () => ({ kind: 'outside', nearest: ['task.done', 'task.add'], model: small });
    const handled = await house.handle(modelRowOf(await house.says('write me a poem')));
    expect(texts(handled)).toEqual(['That is outside my abilities. The nearest thing I can do: add milk']);
    expect(signs(handled)).toEqual(['❌']);
    expect(house.state.runs).toEqual([]);
  });

  it('asks for the one thing that is missing, and goes on with the answer', async () => {
    house.state.actions.push({ ...anAction('add', 'x'), input: z.object({ title: words('the title') }) });
    const call: ActionCall = { action: 'add', input: {}, origin: 'llm' };
    house.state.makes = () => ({ kind: 'asks', call, field: 'title', model: small });
    const asked = await house.handle(modelRowOf(await house.says('I need something')));
    expect(texts(asked)).toEqual(['What shall I write down?']);
    expect(texts(await house.says('flour'))).toEqual(['✅ Added: flour']);
    expect(house.state.requests.at(-1)?.request).toBe(asked.asked?.request);
  });

  it('of a first message only a sentence goes on to a model, behind the greeting', async () => {
    house.claims.clear();
    expect((await house.says('good morning')).later).toEqual([]);
    house.claims.clear();
    const first = await house.says('could you put milk somewhere');
    expect(texts(first)[0]).toMatch(/^Hello/);
    expect(texts(await house.handle(modelRowOf(first)))).toEqual(['✅ Added: by the local model']);
  });

  it('nothing that held a secret is shown to a model', async () => {
    const handled = await house.says('my token is sk-ant-aaaabbbbccccdddd please keep it');
    expect([...handled.later, ...(handled.next ? [handled.next] : [])]).toEqual([]);
    expect(handled.turn).toBeUndefined();
  });

  it('looks anew at who reads along, and does nothing where somebody came in', async () => {
    const row = modelRowOf(await house.says('could you put milk somewhere'));
    house.places.set(dm, aPlace([alice, bob], { roomId: dm }));
    const handled = await house.handle(row);
    expect(toDirect(handled)).toHaveLength(1);
    expect(texts(handled)[0]).toContain(
      'Somebody else is in the room now where you asked me. It was not done.',
    );
    expect([house.state.runs, house.state.interpreted]).toEqual([[], []]);
  });

  it.each<[string, () => void]>([
    ['may not use eis any more', () => void house.roles.delete(alice)],
    ['asked more than a day ago', () => void (house.state.now = new Date(start.getTime() + 86_400_001))],
  ])('whoever %s gets no answer', async (_who, happens) => {
    const row = modelRowOf(await house.says('could you put milk somewhere'));
    happens();
    expect(await house.handle(row)).toEqual({ say: [{ kind: 'end progress', room: dm }], later: [] });
    expect(house.state.interpreted).toEqual([]);
  });

  it('a message that was removed while it waited is nothing', async () => {
    const row = modelRowOf(await house.says('could you put milk somewhere'));
    expect(await house.handle({ ...row, payload: { redacted: true } })).toEqual(silence);
    expect(house.state.interpreted).toEqual([]);
  });

  it('nothing is done for a message that was removed while the model thought', async () => {
    const message = house.message('could you put milk somewhere');
    const row = modelRowOf(await house.handle(message));
    house.state.beforeAnswer = async () => {
      house.state.beforeAnswer = async () => undefined;
      await house.handle(
        house.event({ type: 'm.room.redaction', redacts: message.key, content: { redacts: message.key } }),
      );
    };
    const end = { kind: 'end progress', room: dm };
    expect(await house.handle(row)).toEqual({ say: [end], later: [], forget: true });
    expect(house.state.runs).toEqual([]);
  });

  it('M2 an edit replaces what waits for a model', async () => {
    const message = house.message('could you put milk somewhere');
    const row = modelRowOf(await house.handle(message));
    house.state.sent.set(message.key as EventId, { sender: alice, sentAt: start });
    const edit = await house.says(
      '* add eggs',
      {},
      {
        'm.new_content': { msgtype: 'm.text', body: 'add eggs' },
        'm.relates_to': { rel_type: 'm.replace', event_id: message.key },
      },
    );
    expect(texts(edit)).toEqual(['✅ Added: eggs']);
    expect(texts(await house.handle(row))).toEqual([]);
    // The words that were taken back by it are shown to no model either.
    expect(house.state.interpreted).toEqual([]);
    expect([...house.tasks.values()]).toEqual(['eggs']);
  });

  it('M2 an edit that no rule understands takes back what was done, once it is understood', async () => {
    const message = house.message('add milk');
    await house.handle(message);
    house.state.sent.set(message.key as EventId, { sender: alice, sentAt: start });
    const edit = await house.says(
      '* could you put eggs somewhere',
      {},
      {
        'm.new_content': { msgtype: 'm.text', body: 'could you put eggs somewhere' },
        'm.relates_to': { rel_type: 'm.replace', event_id: message.key },
      },
    );
    expect([...house.tasks.values()]).toEqual(['milk']);
    const [told] = texts(await house.handle(modelRowOf(edit)));
    expect(told).toContain('↩️ Taken back: 1 (ask)');
    expect(told).toContain('✅ Added: by the local model');
    expect([...house.tasks.values()]).toEqual(['by the local model']);
  });

  it('says to the person when it is given up, and takes its signs away', async () => {
    const row = modelRowOf(await house.says('could you put milk somewhere'));
    const { say } = await house.handlers.giveUp(row, new Error('broken'));
    expect(say.map(({ kind }) => kind)).toEqual(['message', 'reaction', 'end progress']);
  });
});

describe('while a model thinks', () => {
  let answerNow: () => void;
  /** The time that was waited for last is over. */
  const wait = async (ms: number): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    const last = house.state.sleeps.at(-1);
    expect(last?.ms).toBe(ms);
    last?.over();
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  beforeEach(() => {
    greeted();
    house.state.local = aLocalModel();
    house.state.makes = () => madeBy('local');
    house.state.beforeAnswer = async () => await new Promise<void>((done) => void (answerNow = done));
  });

  it('4.1 4.3 4.4 shows after two seconds that it was seen, and after six what is being done', async () => {
    const message = house.message('could you put milk somewhere');
    const working = house.handle(modelRowOf(await house.handle(message)));
    await wait(2_000);
    await wait(4_000);
    answerNow();
    const handled = await working;
    expect(house.state.progress).toMatchObject([
      { step: 0, say: [{ kind: 'reaction', symbol: '👀', target: message.key }] },
      {
        step: 1,
        say: [{ kind: 'message', reply: { markdown: 'Asking the local model …', tone: 'status' } }],
      },
    ]);
    expect(handled.say[0]).toMatchObject({ kind: 'message', replacesProgress: true });
  });

  it('4.3 the answer is a message of its own after half a minute', async () => {
    const working = house.handle(modelRowOf(await house.says('could you put milk somewhere')));
    await wait(2_000);
    house.state.now = new Date(start.getTime() + 30_001);
    answerNow();
    const handled = await working;
    expect(handled.say[0]).not.toHaveProperty('replacesProgress');
    expect(handled.say.at(-1)).toEqual({ kind: 'end progress', room: dm });
  });

  it('shows nothing when the answer is there at once', async () => {
    house.state.beforeAnswer = async () => undefined;
    await house.handle(modelRowOf(await house.says('could you put milk somewhere')));
    expect(house.state.progress).toEqual([]);
  });
});

describe('what is remembered of a conversation', () => {
  beforeEach(greeted);

  it('keeps what was said, answered, understood and done, by the request', async () => {
    const message = house.message('add milk');
    const { turn } = await house.handle(message);
    expect(turn).toEqual({
      user: alice,
      room: dm,
      request: digestOf(message),
      saidBy: digestOf(message),
      at: start.toISOString(),
      said: 'add milk',
      answered: '✅ Added: milk',
      understood: { by: 'phrase' },
      deeds: [{ action: 'add', kind: 'changed', service: 'my.vikunja.io', isWhole: true }],
      resolved: [],
      leftOut: [],
    });
  });

  it.each([
    ['list', { by: 'phrase' }, 'read'],
    ['!help', { by: 'command' }, 'read'],
    ['delete milk', { by: 'phrase' }, 'asked'],
    ['break it', { by: 'phrase' }, 'failed'],
    ['which', { by: 'phrase' }, 'unclear'],
  ] as const)('knows how %s was understood, and what came of it', async (said, understood, kind) => {
    const { turn } = await house.says(said);
    expect(turn).toMatchObject({ understood, deeds: [{ kind }] });
  });

  it('K1 tells where it was looked and written, and which words meant a line that was shown', async () => {
    await house.says('list');
    house.state.makes = () => ({
      kind: 'calls',
      calls: [{ action: 'add', input: { title: 'x', which: 'the milk' }, origin: 'llm' }],
      model: small,
    });
    house.state.local = aLocalModel();
    const { turn } = await house.handle(modelRowOf(await house.says('could you put milk somewhere')));
    expect(turn).toMatchObject({
      understood: { by: 'model', model: small },
      resolved: [{ words: 'the milk', line: 1, shownAt: start.toISOString() }],
    });
  });

  it('K1 knows which answer a reply asks about', async () => {
    const message = house.message('add milk');
    const { turn } = await house.handle(message);
    house.ownKeys.set('$answer' as EventId, `${digestOf(message)}.0`);
    await house.says('add eggs');
    await house.says('why', {}, { 'm.relates_to': { 'm.in_reply_to': { event_id: '$answer' } } });
    expect(house.state.requests.at(-1)).toMatchObject({ about: turn?.request });
    expect(house.state.turns.map(({ said }) => said)).toEqual(['add milk', 'add eggs']);
  });

  it('a message that held a secret is not remembered', async () => {
    house.state.actions.push(connect);
    const hidden = await house.says('config add https://my.example.org secret-token-1234');
    expect(hidden.turn).toBeUndefined();
    const { next } = hidden;
    expect(next?.kind).toBe('credential');
  });
});

describe('a question that waits for consent', () => {
  beforeEach(greeted);

  it('is answered once the person has agreed, and said so', async () => {
    house.state.makes = () => madeBy('local');
    const strong = house.message('analyze my week');
    const row = modelRowOf(await house.handle(strong));
    house.state.analysis = {
      answers: [own(alice, 'May I use it?')],
      understood: { by: 'word', word: 'analyze' },
      waits: true,
    };
    const asked = await house.handle(row);
    expect(asked.turn?.waiting).toBeDefined();
    const yes = await house.says('consent');
    expect(texts(yes)).toEqual(['Thank you. I answer your question now.']);
    house.state.analysis = {
      answers: [own(alice, 'Looking at your week...')],
      understood: { by: 'word', word: 'analyze', model: big },
    };
    const again = await house.handle(modelRowOf(yes));
    expect(texts(again)).toEqual(['Looking at your week...']);
    expect(again.turn).toMatchObject({ request: digestOf(strong), said: 'analyze my week' });
    expect(again.turn?.waiting).toBeUndefined();
    expect((await house.says('consent')).later).toEqual([]);
  });
});
