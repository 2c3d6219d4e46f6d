/** How homeservers differ in what they do with keys; see `quirks.ts`. */
export interface KeyQuirks {
  /** Homeservers older than cross-signing, and proxies that let its paths through to nothing: 404 M_UNRECOGNIZED. */
  readonly knowsCrossSigning: boolean;
  /** Conduit 0.10: a password already for the first upload. */
  readonly firstCrossSigningAsks: boolean;
  /** Dendrite, Conduit, tuwunel: a change of the keys is refused to the token of the service. */
  readonly crossSigningReplaceAsks: boolean;
  /** Everywhere: a change is refused to a token that a login gave. */
  readonly crossSigningReplaceByLoginAsks: boolean;
  /** Conduit: also for the keys that are there already. */
  readonly sameCrossSigningAsks: boolean;
  /** Dendrite: takes an upload without a device, and forgets it. */
  readonly keysWithoutDevice: 'M_UNKNOWN' | 'works';
  /** Dendrite leaves `device_one_time_keys_count` out of the first answer, tuwunel exactly when there are none. */
  readonly countsInSync: 'always' | 'not in the first' | 'not when zero';
  /** Dendrite: no algorithm is named when no key of it is left. */
  readonly zeroCounts: 'named' | 'left out';
  /** Dendrite always says `[]`; Conduit and tuwunel never say it. */
  readonly unusedFallback: 'told' | 'always empty' | 'never told';
  /** Dendrite and tuwunel take a fallback key and never hand it out. */
  readonly handsOutFallback: boolean;
  /** Conduit and continuwuity wake the long poll of a device whose keys are claimed. Synapse tells the count of when the poll began. */
  readonly claimTells: 'at once' | 'at the end of the poll' | 'in the next poll';
  /** Dendrite, Conduit, continuwuity: whoever joins is not told whose devices there are. */
  readonly ownJoinTellsDevices: boolean;
  /** Synapse, continuwuity: nobody is told of the devices of somebody who joins. */
  readonly othersJoinTellsDevices: boolean;
  /** Dendrite after a restart: device lists come again with every event of the room, until somebody's keys change. */
  readonly repeatsDeviceLists: boolean;
  /** Conduit and continuwuity: no `failures` in answers about keys. */
  readonly shortKeyAnswers: boolean;
  /** The Conduit family: maps of /keys/query with nothing in them are left out. */
  readonly emptyKeyMaps: 'sent' | 'left out';
  /** Dendrite, Conduit, continuwuity: `{}` in place of `failures`. */
  readonly shortSignaturesAnswer: boolean;
  /**
   * Synapse with the flags for it: each message to a device of the service comes in a transaction, and in /sync as well; its
   * counts name the public cross-signing keys as devices. Without the flags, but with `org.matrix.msc3202` in the
   * registration: always an empty list.
   */
  readonly pushesDeviceMessages: 'no' | 'empty list' | 'as well';
  /** Everywhere: an event overtakes its key, about every other time, by up to 160 ms. */
  readonly everyOtherDeviceMessageLateMs: number;
}

/** Nothing deviates. */
export const noKeyQuirks: KeyQuirks = {
  knowsCrossSigning: true,
  firstCrossSigningAsks: false,
  crossSigningReplaceAsks: false,
  crossSigningReplaceByLoginAsks: true,
  sameCrossSigningAsks: false,
  keysWithoutDevice: 'M_UNKNOWN',
  countsInSync: 'always',
  zeroCounts: 'named',
  unusedFallback: 'told',
  handsOutFallback: true,
  claimTells: 'at once',
  ownJoinTellsDevices: true,
  othersJoinTellsDevices: true,
  repeatsDeviceLists: false,
  shortKeyAnswers: false,
  emptyKeyMaps: 'sent',
  shortSignaturesAnswer: false,
  pushesDeviceMessages: 'no',
  everyOtherDeviceMessageLateMs: 0,
};
