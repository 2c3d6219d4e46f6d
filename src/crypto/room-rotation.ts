import {
  EncryptionAlgorithm,
  type OlmMachine,
  RoomId as OlmRoomId,
  RoomSettings,
} from '@matrix-org/matrix-sdk-crypto-wasm';
import type { RoomId } from '../core/ids.ts';
import type { Rotation } from '../core/room-state.ts';

/** Those of the specification. */
const WEEK_MS = 604_800_000;
const MESSAGES = 100;

export interface KeptRotation {
  readonly afterMs: number;
  readonly afterMessages: number;
}

/**
 * After how long, and how many messages, the key of a room is changed. What the room said first is kept: its state
 * may ask for more changes later, and never for fewer, whoever writes it. A step of the machine.
 */
export async function keepRotation(olm: OlmMachine, room: RoomId, asked: Rotation): Promise<KeptRotation> {
  const kept = await olm.getRoomSettings(new OlmRoomId(room));
  if (!kept) await olm.setRoomSettings(new OlmRoomId(room), settingsFor(asked));
  const { sessionRotationPeriodMs: keptMs, sessionRotationPeriodMessages: keptMessages } = kept ?? {};
  return {
    afterMs: Math.min(asked.afterMs ?? WEEK_MS, kept ? (keptMs ?? WEEK_MS) : Infinity),
    afterMessages: Math.min(asked.afterMessages ?? MESSAGES, kept ? (keptMessages ?? MESSAGES) : Infinity),
  };
}

function settingsFor({ afterMs, afterMessages }: Rotation): RoomSettings {
  const settings = new RoomSettings();
  settings.algorithm = EncryptionAlgorithm.MegolmV1AesSha2;
  settings.sessionRotationPeriodMs = afterMs;
  settings.sessionRotationPeriodMessages = afterMessages;
  return settings;
}
