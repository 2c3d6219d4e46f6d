import type { ActionOutcome } from '../core/action.ts';
import { UserFacingError } from '../core/errors.ts';
import { contextIn, type Run, ran, type Work } from './action-request.ts';
import { failureLine } from './failure-line.ts';
import { type Home, siteOf } from './homes.ts';
import { pickConnection } from './pick-connection.ts';

/** Answers a read: from the connection that is meant, or from all of them as one. */
export async function look(work: Work): Promise<Run> {
  const { call, action, homes, request } = work;
  const everywhere = homes.all.filter(
    ({ connection, backend }) => connection && backend.actions.some(({ name }) => name === call.action),
  );
  if (action.isOverAll && call.connection === undefined && everywhere.length > 1) {
    return await lookEverywhere(everywhere, work);
  }
  const picked = pickConnection({
    call,
    homes: homes.all,
    shown: request.shown,
    said: request.said,
    language: request.caller.language,
  });
  if (picked.kind === 'ask') return ran({ ...picked, kind: 'unclear' });
  return await lookIn(picked.home, work);
}

async function lookIn(home: Home, work: Work): Promise<Run> {
  const context = contextIn(home, work);
  return await work.homes.inHome(home, async (session) => {
    const plan = await session.plan(work.action.name, work.call.input, context);
    if (plan.kind === 'unclear') return ran(plan);
    const outcome = await session.perform(work.action.name, work.call.input, context);
    // Of what eis does by itself only its own list is a place where things are looked up.
    const own = work.action.isOverAll ? { service: session.calledAs } : undefined;
    const at = home.connection ? siteOf([home]) : own;
    return ran({ kind: 'answered', outcome, ...(at ? { at } : {}) }, outcome.sources, session.origin);
  });
}

/** Where only some answer, what they found is told, and which one failed. */
async function lookEverywhere(everywhere: readonly Home[], work: Work): Promise<Run> {
  const looked = await Promise.all(everywhere.map(async (home) => await tryIn(home, work)));
  const outcomes = looked.flatMap((one) => (one instanceof UserFacingError ? [] : [one]));
  const [first, ...others] = outcomes;
  if (!first) throw looked.find((one) => one instanceof UserFacingError) ?? new Error('no home looked into');
  const joined = others.length === 0 ? first : (first.joinWith?.(others) ?? first);
  const failures = everywhere.flatMap((home, index) => {
    const failure = looked[index];
    return failure instanceof UserFacingError
      ? [failureLine(home, failure, work.request.caller.language)]
      : [];
  });
  const asked = everywhere.filter((_home, index) => !(looked[index] instanceof UserFacingError));
  const at = siteOf(asked);
  return ran({ kind: 'answered', outcome: withLines(joined, failures), ...(at ? { at } : {}) });
}

async function tryIn(home: Home, work: Work): Promise<ActionOutcome | UserFacingError> {
  try {
    return await work.homes.inHome(
      home,
      async (session) => await session.perform(work.action.name, work.call.input, contextIn(home, work)),
    );
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    return error;
  }
}

const withLines = (outcome: ActionOutcome, lines: readonly string[]): ActionOutcome =>
  lines.length === 0
    ? outcome
    : {
        ...outcome,
        reply: { ...outcome.reply, markdown: [outcome.reply.markdown, ...lines].join('\n\n') },
      };
