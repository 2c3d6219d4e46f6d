import type { Tortured } from './torture.ts';

/** The counts alone, in one line of JSON. */
export function asJson({ kills, requests, lost, doubleReplies, ...others }: Tortured): string {
  const { doubleWrites, reminders, ledger, keys } = others;
  return keys
    ? JSON.stringify({
        kills,
        lostKeys: keys.lostKeys,
        reusedIndexes: keys.reusedIndexes,
        lost,
        doubleReplies,
        plain: keys.plain,
      })
    : JSON.stringify({ kills, requests, lost, doubleReplies, doubleWrites, reminders, ledger });
}

/** For people: how it was done, then what was counted. */
export function asText(tortured: Tortured): readonly string[] {
  const { kills, restarts, takeOvers, moments, faults } = tortured;
  const windows = [...moments]
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, times]) => `  ${String(times).padStart(4)}  ${name}`);
  return [
    `${kills} kills and ${restarts} restarts of the homeserver, on ${tortured.database}`,
    'eis was killed',
    ...windows,
    ...takeOverLine(takeOvers),
    ...faults.map((fault) => `  ${fault}`),
    reminderLine(tortured),
    ...ledgerLine(tortured),
    ...keysLine(tortured),
    `requests ${tortured.requests} · lost ${tortured.lost} · double replies ${tortured.doubleReplies} · double writes ${tortured.doubleWrites} · out of order ${tortured.outOfOrder}`,
  ];
}

function ledgerLine({ ledger, asked }: Tortured): readonly string[] {
  if (!ledger) return [];
  const { left, unwritten, twice } = ledger;
  return [
    `models: ${asked} sentences understood · ${left} questions left for the cloud · without their row in the ledger ${unwritten} · twice ${twice}`,
  ];
}

function keysLine({ keys }: Tortured): readonly string[] {
  if (!keys) return [];
  const { sealed, lostKeys, reusedIndexes, plain } = keys;
  return [
    `encrypted: ${sealed} sealed by eis · lost keys ${lostKeys} · ratchet indexes used twice ${reusedIndexes} · plain words ${plain}`,
  ];
}

function reminderLine({ reminders: { set, early, twice, lost }, late }: Tortured): string {
  const at = (part: number): string => `${Math.round(late[Math.floor(part * (late.length - 1))] ?? 0)} ms`;
  return `reminders ${set} · early ${early} · twice ${twice} · lost ${lost} · late p50 ${at(0.5)}, longest ${at(1)}`;
}

function takeOverLine(takeOvers: readonly number[]): readonly string[] {
  if (takeOvers.length === 0) return [];
  const sorted = takeOvers.toSorted((a, b) => a - b);
  const at = (part: number): string =>
    `${Math.round(sorted[Math.floor(part * (sorted.length - 1))] ?? 0)} ms`;
  return [`a standby took over ${sorted.length} times: p50 ${at(0.5)}, p99 ${at(0.99)}, longest ${at(1)}`];
}
