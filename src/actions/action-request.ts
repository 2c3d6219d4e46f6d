import type { ActionCall, ActionContext, ActionDescription } from '../core/action.ts';
import type { ActionResult, Approval } from '../core/action-result.ts';
import type { Caller } from '../core/caller.ts';
import type { SentFile } from '../core/file.ts';
import type { Scope } from '../core/plan.ts';
import type { ShownList } from '../core/shown.ts';
import { connectionName, type Home } from './homes.ts';
import type { OpenHomes } from './open-homes.ts';

export interface ActionRequest {
  readonly caller: Caller;
  readonly signal: AbortSignal;
  readonly shown: ShownList | undefined;
  /** Milliseconds since the request was made. */
  readonly age: number;
  /** The same whenever this call of this request is repeated, and different from that of any other. */
  readonly mark: string;
  /** The first 32 digits of the digest of the inbox entry. */
  readonly request: string;
  /** What the person said yes to. */
  readonly approved?: Approval;
  /** The entry is older than the last restore: what it asks for may have been done already. */
  readonly again?: boolean;
  /** Nobody asked for it yet: it is asked about, whatever it is. */
  readonly isOffer?: true;
  /** The sentence that became this one call: choices about it are made from it. */
  readonly said?: string;
  /** The request that is spoken of, for abilities that tell of what was said and answered. */
  readonly about?: string;
  /** Files that the person sent and can mean. */
  readonly sent?: readonly SentFile[];
}

/** One call while it is worked on. */
export interface Work {
  readonly call: ActionCall;
  readonly action: ActionDescription;
  readonly request: ActionRequest;
  readonly homes: OpenHomes;
  readonly now: Date;
}

/** A result, and where it was found: the containers, and the address of the service that has them. */
export interface Run {
  readonly result: ActionResult;
  readonly scope: Scope;
  readonly origin: string | undefined;
}

export const ran = (result: ActionResult, scope: Scope = 'unknown', origin?: string): Run => ({
  result,
  scope,
  origin,
});

export const contextIn = ({ connection }: Home, { call, request, homes, now }: Work): ActionContext => ({
  caller: request.caller,
  now,
  signal: request.signal,
  shown: request.approved?.shown ?? request.shown,
  connections: homes.connections,
  ...(connection ? { at: connectionName(connection) } : {}),
  ...(call.clockOnly ? { clockOnly: call.clockOnly } : {}),
  ...(request.about === undefined ? {} : { about: request.about }),
  ...(request.sent ? { sent: request.sent } : {}),
});
