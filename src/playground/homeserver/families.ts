import { noQuirks, type Quirks } from './quirks.ts';

const SECOND = 1000;
/** As far as an event was seen to overtake its key. */
const KEY_LATE_MS = 160;
const doubling = (most: number): readonly number[] => {
  const steps: number[] = [];
  for (let seconds = 2; seconds <= most; seconds *= 2) steps.push(seconds * SECOND);
  return steps;
};

/** Dendrite 0.15.2. */
export const dendrite: Quirks = {
  ...noQuirks,
  retryAfterMs: doubling(64),
  retryGrows: true,
  transactionIds: 'clock',
  batch: 50,
  success: '200',
  newBeforeOld: true,
  noRedactions: true,
  federatedInvites: 'only in sync',
  stateBurst: 1,
  masqueradesDevices: false,
  sender: 'exists',
  foreignIdIsUnknownToken: true,
  unregisteredLogin: 'works',
  putDevice: '404 M_FORBIDDEN',
  takesAnyAlias: true,
  deleteDevice: 'asks for a password',
  crossSigningReplaceAsks: true,
  ping: 'missing',
  pingFlushes: false,
  upperCaseNames: 'lowered',
  keysWithoutDevice: 'works',
  countsInSync: 'not in the first',
  zeroCounts: 'left out',
  unusedFallback: 'always empty',
  handsOutFallback: false,
  claimTells: 'at the end of the poll',
  ownJoinTellsDevices: false,
  repeatsDeviceLists: true,
  shortSignaturesAnswer: true,
  everyOtherDeviceMessageLateMs: KEY_LATE_MS,
  maximumVersion: 2,
  roomVersion: '10',
};

/** What Conduit, continuwuity and tuwunel share. */
const conduitFamily: Quirks = {
  ...noQuirks,
  retryAfterMs: [],
  silentUntilNextEvent: true,
  transactionIds: 'hash',
  batch: 48,
  groupsByRoom: true,
  tokenIn: 'both',
  timeoutMs: 35 * SECOND,
  noInviteState: true,
  othersTransactionIds: true,
  outsideNamespace: 'M_EXCLUSIVE',
  pingFlushes: false,
  transactionScope: 'device',
  ignoresFilters: true,
  emptyKeyMaps: 'left out',
  everyOtherDeviceMessageLateMs: KEY_LATE_MS,
};

/** Conduit 0.10.12. */
export const conduit: Quirks = {
  ...conduitFamily,
  batch: 30,
  timeoutMs: 30 * SECOND,
  success: 'below 400',
  blockedForMs: (failures) => Math.min(30 * SECOND * failures * failures, 24 * 3600 * SECOND),
  federatedInvites: 'only in sync',
  withoutDevice: '500 without a body',
  messagesNeedDevice: true,
  contextNeedsDevice: true,
  masqueradesDevices: false,
  sender: 'is refused until registered',
  unregisteredLogin: '500 without a body',
  putDevice: '404 M_NOT_FOUND',
  firstCrossSigningAsks: true,
  sameCrossSigningAsks: true,
  openMedia: 'M_NOT_FOUND',
  unusedFallback: 'never told',
  ownJoinTellsDevices: false,
  shortKeyAnswers: true,
  shortSignaturesAnswer: true,
  crossSigningReplaceAsks: true,
  ping: '502 M_CONNECTION_FAILED',
  staleSync: true,
  upperCaseNames: 'lowered',
  roomVersion: '12',
};

/** continuwuity 26.7.3. */
export const continuwuity: Quirks = {
  ...conduitFamily,
  bundlesEdits: true,
  federatedInvites: 'once',
  phantomInvites: true,
  withoutDevice: '403',
  sender: 'exists',
  masqueradeNeedsAccount: false,
  unregisteredWhoami: 'works',
  unknownDevice: 'M_FORBIDDEN',
  putDeviceStatus: 200,
  ownJoinTellsDevices: false,
  othersJoinTellsDevices: false,
  shortKeyAnswers: true,
  shortSignaturesAnswer: true,
  ping: '500 M_UNKNOWN',
  maximumVersion: 18,
  roomVersion: '12',
};

/** tuwunel 1.4.6. */
export const tuwunel: Quirks = {
  ...conduitFamily,
  federatedInvites: 'placeholder',
  phantomInvites: true,
  withoutDevice: '500',
  contextNeedsDevice: true,
  masqueradesDevices: false,
  sender: 'exists',
  masqueradeNeedsAccount: false,
  unregisteredWhoami: 'M_NOT_FOUND',
  unregisteredLogin: 'M_INVALID_PARAM',
  putDevice: '404 M_NOT_FOUND',
  crossSigningReplaceAsks: true,
  openMedia: 'M_FORBIDDEN',
  countsInSync: 'not when zero',
  unusedFallback: 'never told',
  handsOutFallback: false,
  claimTells: 'at the end of the poll',
  ping: '500 with the token',
  upperCaseNames: 'lowered',
  maximumVersion: 11,
};

/** Synapse 1.163.2 on SQLite. */
export const synapse: Quirks = {
  ...noQuirks,
  pushesAge: true,
  pushesDeviceMessages: 'empty list',
  bundlesEdits: true,
  retryAfterMs: doubling(512),
  idsStartAgain: true,
  success: '2xx with JSON',
  timeoutMs: 60 * SECOND,
  ephemeral: true,
  senderMaySync: false,
  loginKeepsOldToken: true,
  loginOutsideNamespace: 'M_FORBIDDEN',
  unregisteredLogin: 'M_UNKNOWN',
  openMedia: 'M_NOT_FOUND',
  claimTells: 'in the next poll',
  othersJoinTellsDevices: false,
  everyOtherDeviceMessageLateMs: KEY_LATE_MS,
  upperCaseNames: 'M_EXCLUSIVE',
  roomVersion: '12',
};

/** What leaves an application service without any device. */
export const noDevices = {
  applicationServiceLogin: 'disabled',
  putDevice: '404 M_NOT_FOUND',
  masqueradesDevices: false,
} as const satisfies Partial<Quirks>;

/** Synapse behind an authentication service, and too old to make devices for an application service: there is no way to have one. */
export const withoutDevices: Quirks = {
  ...synapse,
  ...noDevices,
};

export const families = { plain: noQuirks, dendrite, conduit, continuwuity, tuwunel, synapse } as const;
export type Family = keyof typeof families;
