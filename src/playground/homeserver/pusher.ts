import { sha256 } from '../../core/digest.ts';
import type { ApplicationService } from './application-service.ts';
import type { Content, RoomEvent, Stored } from './event.ts';
import { burst, concerns, isFederatedInvite, invitePushedOnce, pushedForm } from './interest.ts';
import type { Quirks } from './quirks.ts';
import type { Room } from './room.ts';
import { transactionBody } from './transaction-body.ts';
import { type Item, type Transaction, TransactionQueue } from './transaction-queue.ts';
import type { World } from './world.ts';

export interface PusherDeps {
  readonly world: World;
  readonly service: ApplicationService;
  readonly quirks: () => Quirks;
  readonly fetch: typeof globalThis.fetch;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** One attempt to deliver, as the homeserver saw it. */
export interface Pushed {
  readonly transactionId: string;
  readonly events: readonly RoomEvent[];
  /** `0`: no answer. */
  readonly status: number;
  readonly delivered: boolean;
}

/** base64url(sha256("$placeholder")): the id under which tuwunel and conduwuit push every federated invite. */
const PLACEHOLDER_TRANSACTION = '3ODwY-CprauaTmOv2N4IiBjo-R2y-CFLCbU_froJ_H4';
/** Dendrite's queue hands out again after 30 s what it had handed out before the restart. */
const REDELIVERY_MS = 30_000;

/** Sends transactions to the application service: one at a time, in order, until they are taken. */
export class Pusher {
  readonly pushed: Pushed[] = [];
  /** The last place in the stream of something that is never pushed. */
  onlyInSync = 0;
  readonly #deps: PusherDeps;
  readonly #queue: TransactionQueue;
  readonly #stopped = new AbortController();
  #running: Promise<void> | undefined;
  #pause = new AbortController();
  #failures = 0;
  #blocked = false;
  #again = false;
  #lost = 0;
  #repeated: Transaction | undefined;

  constructor(deps: PusherDeps) {
    this.#deps = deps;
    this.#queue = new TransactionQueue(deps.quirks, deps.world.now());
    deps.world.onEvent((room, stored) => this.#hear(room, stored));
  }

  /** Nothing waits and nothing is under way. */
  isIdle(): boolean {
    return this.#running === undefined && this.#queue.isEmpty();
  }

  /** Typing and receipts, where the family pushes them. */
  ephemeral(content: Content): void {
    const quirks = this.#deps.quirks();
    if (!quirks.ephemeral) return;
    this.#queue.add({ kind: 'ephemeral', id: JSON.stringify(content), content });
    this.#wake();
  }

  /** A message from device to device, which /sync brings as well. */
  deviceMessage(content: Content): void {
    if (this.#deps.quirks().pushesDeviceMessages !== 'as well') return;
    this.#queue.add({ kind: 'device message', id: JSON.stringify(content), content });
    this.#wake();
  }

  /** Ends the wait for the next try. */
  flush(): void {
    this.#blocked = false;
    this.#pause.abort();
    this.#wake();
  }

  /** The homeserver ends and starts again; what waits is kept, as on every family. */
  restart(): void {
    this.#failures = 0;
    const returns = this.#queue.restart();
    this.flush();
    if (returns) void this.#bringBack();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    this.#pause.abort();
    await this.#running;
  }

  async #bringBack(): Promise<void> {
    await this.#sleep(REDELIVERY_MS, this.#stopped.signal);
    this.#queue.bringBack();
    this.#wake();
  }

  #hear(room: Room, stored: Stored): void {
    const quirks = this.#deps.quirks();
    if (!concerns(this.#deps.service, room, stored)) return;
    if (quirks.noRedactions && stored.event.type === 'm.room.redaction') {
      this.onlyInSync = stored.position;
      return;
    }
    if (isFederatedInvite(room, stored)) {
      if (['once', 'placeholder'].includes(quirks.federatedInvites)) void this.#pushOnce(room, stored);
      if (quirks.federatedInvites !== 'pushed') return;
    }
    this.#queue.add(
      eventItem(room, stored.event.event_id, () => pushedForm(this.#deps.quirks(), room, stored)),
    );
    for (const event of burst({ ...this.#deps, quirks }, room, stored))
      this.#queue.add(eventItem(room, event.event_id, () => event));
    this.#wake();
  }

  #wake(): void {
    if (this.#blocked || this.#stopped.signal.aborted) return;
    this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (this.#again) this.#wake();
    });
  }

  async #run(): Promise<void> {
    // Let whoever is making several events finish first: they then go in one transaction, as on a busy server.
    await Promise.resolve();
    for (;;) {
      this.#again = false;
      const next = this.#queue.next();
      if (!next || this.#stopped.signal.aborted) return;
      const taken = await this.#send(next);
      if (taken) {
        this.#failures = 0;
        this.#queue.delivered();
        await this.#repeatEphemeral(next);
        continue;
      }
      this.#failures += 1;
      this.#queue.failed(next);
      if (this.#deps.quirks().silentUntilNextEvent) return this.#fallSilent();
      await this.#waitForNextTry();
    }
  }

  #fallSilent(): void {
    this.#again = false;
    const blockedFor = this.#deps.quirks().blockedForMs(this.#failures);
    if (blockedFor === 0) return;
    this.#blocked = true;
    void this.#unblockAfter(blockedFor);
  }

  async #unblockAfter(ms: number): Promise<void> {
    await this.#sleep(ms, this.#stopped.signal);
    this.#blocked = false;
  }

  async #waitForNextTry(): Promise<void> {
    const { retryAfterMs, silenceAfterLossMs } = this.#deps.quirks();
    const step = retryAfterMs[Math.min(this.#failures, retryAfterMs.length) - 1] ?? 0;
    const wait = this.#lost > 0 && this.pushed.at(-1)?.status === 200 ? silenceAfterLossMs : step;
    this.#pause = new AbortController();
    await this.#sleep(wait, AbortSignal.any([this.#pause.signal, this.#stopped.signal]));
  }

  async #send(transaction: Transaction): Promise<boolean> {
    const quirks = this.#deps.quirks();
    const body = transactionBody(transaction.items, this.#deps);
    const status = await this.#put(transaction.id, body);
    const lost = status === 200 && this.#lost < quirks.losesAnswers;
    if (lost) this.#lost += 1;
    const delivered = !lost && status !== 0 && isSuccess(quirks, status);
    this.pushed.push({ transactionId: transaction.id, events: body.events, status, delivered });
    return delivered;
  }

  /** tuwunel: the id of a transaction with nothing but receipts is made from them, so that it comes back. */
  async #repeatEphemeral(transaction: Transaction): Promise<void> {
    const isEphemeral = transaction.items.every(({ kind }) => kind === 'ephemeral');
    if (!this.#deps.quirks().repeatsEphemeral || !isEphemeral || this.#repeated === transaction) return;
    this.#repeated = transaction;
    await this.#send(transaction);
  }

  /** Outside the queue, whatever the answer. A failure makes the server of the inviter forget the invite, and ours keep it. */
  async #pushOnce(room: Room, stored: Stored): Promise<void> {
    const quirks = this.#deps.quirks();
    const events = [invitePushedOnce(quirks, room, stored)];
    const id =
      quirks.federatedInvites === 'placeholder' ? PLACEHOLDER_TRANSACTION : sha256(stored.event.event_id);
    const status = await this.#put(id, { events });
    const delivered = status !== 0 && isSuccess(quirks, status);
    if (!delivered && quirks.phantomInvites) room.phantom = true;
    this.pushed.push({ transactionId: id, events, status, delivered });
  }

  async #put(id: string, body: object): Promise<number> {
    const { service, quirks } = this.#deps;
    const { prefix, query, headers } = addressing(quirks(), service);
    return await this.request('PUT', `${prefix}/transactions/${encodeURIComponent(id)}${query}`, {
      body,
      headers,
    });
  }

  /** One request to the application service; its status, or 0 when there was no answer. */
  async request(
    method: string,
    path: string,
    { body, headers }: { body?: object; headers: Readonly<Record<string, string>> },
  ): Promise<number> {
    const { service, fetch, quirks } = this.#deps;
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, this.#stopped.signal]);
    void this.#endAfter(quirks().timeoutMs, over);
    try {
      const response = await fetch(`${service.url}${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        redirect: 'manual',
        signal,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return quirks().success === '2xx with JSON' && response.ok && !isJson(text) ? 0 : response.status;
    } catch {
      return 0;
    } finally {
      over.abort();
    }
  }

  async #endAfter(ms: number, over: AbortController): Promise<void> {
    await this.#sleep(ms, AbortSignal.any([over.signal, this.#stopped.signal]));
    over.abort();
  }

  async #sleep(ms: number, signal: AbortSignal): Promise<void> {
    try {
      await this.#deps.sleep(ms, signal);
    } catch {
      // Ended early: that is what the signal is for.
    }
  }
}

const eventItem = (room: Room, id: string, render: () => RoomEvent): Item => ({
  kind: 'event',
  id,
  room: room.id,
  render,
});

/** Where the family puts the path and the token. */
export function addressing(
  quirks: Quirks,
  service: ApplicationService,
): { prefix: string; query: string; headers: Record<string, string> } {
  const token = service.homeserverToken;
  const prefixes = { v1: '/_matrix/app/v1', legacy: '', 'doubled slash': '//_matrix/app/v1' };
  return {
    prefix: prefixes[quirks.path],
    query: quirks.tokenIn === 'header' ? '' : `?access_token=${encodeURIComponent(token)}`,
    headers: quirks.tokenIn === 'query' ? {} : { authorization: `Bearer ${token}` },
  };
}

function isSuccess({ success }: Quirks, status: number): boolean {
  switch (success) {
    case '200':
      return status === 200;
    case 'below 400':
      return status < 400;
    case '2xx':
    case '2xx with JSON':
      return status >= 200 && status < 300;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
