import { type Answer, type Call, ok, part, type Server } from '../server.ts';

/** The same transaction id again gives the same answer, and nothing happens. */
export function once(server: Server, call: Call, act: () => Answer): Answer {
  const { requester } = call;
  const scope =
    server.quirks.transactionScope === 'token'
      ? requester.token
      : `${requester.user}|${requester.device?.id ?? ''}`;
  const key = `${scope}|${part(call, 'transaction')}`;
  const before = server.answered.get(key);
  if (before) return ok(before);
  const answer = act();
  if (!server.quirks.forgetsTransactionIds) server.answered.set(key, answer.body);
  return answer;
}
