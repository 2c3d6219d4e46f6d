import { UserId as OlmUserId } from '@matrix-org/matrix-sdk-crypto-wasm';
import type { UserId } from '../core/ids.ts';

/** Made anew for each call, which takes them away; what is no id for the machine has no devices. */
export const olmUsers = (users: readonly UserId[]): OlmUserId[] =>
  users.flatMap((user) => {
    try {
      return [new OlmUserId(user)];
    } catch {
      return [];
    }
  });
