import type { EncryptionObstacle, EncryptionState } from '../core/encryption.ts';
import type { Finding } from '../core/finding.ts';

/** Why eis cannot read encrypted rooms, and what an admin can do, where anything can be done. */
export const obstacles: Readonly<
  Record<EncryptionObstacle, { readonly what: string; readonly mend: string }>
> = {
  'switched off': {
    what: 'The configuration says encryption: enabled: false.',
    mend: 'Set it to true and start eis anew, if eis is to answer in encrypted rooms.',
  },
  'no device': {
    what: 'The homeserver gives eis no device: it makes none for an application service, and lets none log in.',
    mend: 'Synapse from 1.141 and continuwuity make it by themselves; Conduit, Dendrite, tuwunel and older Synapse let eis log in, unless an authentication service (MAS, OAuth) has taken over logging in: then Synapse 1.121 to 1.140 and tuwunel from 1.7 need io.element.msc4190: true in the registration. Anywhere else take that line out of both copies of it. Then restart the homeserver and eis.',
  },
  'no keys': {
    what: 'The homeserver takes no keys for the device of eis, or shows them to nobody.',
    mend: 'Does a proxy in front of it let /_matrix/client/v3/keys/ through, and is it a homeserver that knows end-to-end encryption? Its log says why it refuses POST /_matrix/client/v3/keys/upload.',
  },
  'foreign identity': {
    what: 'The account of eis has an identity at the homeserver whose keys eis does not have: its database was lost, or somebody else logged in as eis.',
    mend: 'eis crypto import-recovery FILE brings the keys back, if they were exported; eis restore does, from a backup. Without either, eis crypto reset-identity --yes makes a new identity: Synapse, continuwuity and tuwunel from 1.7 allow that, Conduit and older tuwunel with the password that eis gave itself; Dendrite never does, and there the account needs another name (bot: localpart). Until then what people say encrypted waits for a day, the keys for it are kept, and eis opens no plain rooms in place of encrypted ones.',
  },
  'identity refused': {
    what: 'The homeserver wants a password before it takes the identity of eis, and the one that eis gave itself when it registered is not the right one.',
    mend: 'This is seen on Conduit 0.10 when the account was made by something else. Give eis another name (bot: localpart) that nobody registered before, or a homeserver of a newer version.',
  },
  'no cross-signing': {
    what: 'The homeserver does not know POST /_matrix/client/v3/keys/device_signing/upload, so nobody can tell the device of eis from one that was slipped in: current clients give it no keys, and eis would have to refuse what people of this homeserver say, because they cannot sign their devices either.',
    mend: 'Does a proxy or a worker in front of it let that path through to what answers it? If so, it is a homeserver without cross-signing: take one that has it, or set encryption: enabled: false.',
  },
};

/**
 * One finding: that it works, or the one thing that is in the way. `unanswered`: the moments (ISO) of the last day at
 * which somebody could not be answered, because even the room that eis opened for them was encrypted.
 */
export function examineEncryption(
  state: EncryptionState | undefined,
  unanswered: readonly string[],
): readonly Finding[] {
  if (state?.kind === 'on')
    return [
      {
        id: 'encryption',
        level: 'well',
        what: `eis reads and writes in encrypted rooms (device ${state.deviceId}).`,
      },
    ];
  const last = unanswered.at(-1);
  const because = state?.kind === 'off' ? state.because : undefined;
  if (because === undefined) return [];
  const { what, mend } = obstacles[because];
  const missed =
    last === undefined
      ? ''
      : ` Within the last day somebody could not be answered (${unanswered.length}, last ${last}): even the direct room that eis opens for them is encrypted.`;
  return [
    {
      id: `encryption.${because.replaceAll(' ', '-')}`,
      level: because === 'switched off' && last === undefined ? 'well' : 'warning',
      what: `eis cannot read encrypted rooms. ${what}${missed}`,
      mend,
    },
  ];
}

export function putBackFindings(at: string | undefined): readonly Finding[] {
  if (at === undefined) return [];
  return [
    {
      id: 'encryption.put-back',
      level: 'warning',
      what: `The database is older than the homeserver knows it to have been (noticed ${at}): it was put back by other means than eis restore. eis made itself a new device and told the people of encrypted rooms.`,
      mend: 'Use eis backup and eis restore. If nobody put anything back, two copies of eis use the same account: stop one of them.',
    },
  ];
}
