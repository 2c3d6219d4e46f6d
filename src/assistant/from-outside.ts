import { UnavailableError } from '../core/errors.ts';
import { sayAround } from './sentences.ts';

/**
 * The same function, whose failures are those of the homeserver: nothing of ours is broken, so an entry that meets
 * one is tried for much longer.
 */
export const fromOutside =
  <Arguments extends readonly unknown[], Result>(ask: (...given: Arguments) => Promise<Result>) =>
  async (...given: Arguments): Promise<Result> => {
    try {
      return await ask(...given);
    } catch (cause) {
      throw new UnavailableError((language) => sayAround(language).noHomeserver, {
        certainty: 'not done',
        cause,
      });
    }
  };
