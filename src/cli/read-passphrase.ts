import { Secret } from '../core/secret.ts';

/** Either holds the passphrase itself, or names the file that does. Never an option: others see command lines. */
export const PASSPHRASE = 'EIS_BACKUP_PASSPHRASE';
/** Somebody who has the file can try as many as time allows. */
const LEAST_LENGTH = 12;

export class PassphraseMissingError extends Error {
  override readonly name = 'PassphraseMissingError';
}

export interface PassphraseDeps {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly readFile: (path: string) => Promise<string>;
}

/**
 * The passphrase under which the master key stands in a backup. A line end behind it does not belong to it.
 * @throws PassphraseMissingError, whose message is for the admin, when there is none or it is too short.
 */
export async function readPassphrase({ environment, readFile }: PassphraseDeps): Promise<Secret> {
  const said = environment[PASSPHRASE] ?? '';
  const file = environment[`${PASSPHRASE}_FILE`] ?? '';
  if (said !== '' && file !== '')
    throw new PassphraseMissingError(`Set either ${PASSPHRASE} or ${PASSPHRASE}_FILE, not both.`);
  const text = file === '' ? said : await fileText(file, readFile);
  const passphrase = text.replace(/\r?\n$/, '');
  if (passphrase === '')
    throw new PassphraseMissingError(
      `The master key in a backup is under a passphrase: set ${PASSPHRASE}, or ${PASSPHRASE}_FILE to a file with it.`,
    );
  if (passphrase.length < LEAST_LENGTH)
    throw new PassphraseMissingError(
      `The passphrase is too short: take at least ${LEAST_LENGTH} characters.`,
    );
  return new Secret(passphrase);
}

async function fileText(file: string, readFile: PassphraseDeps['readFile']): Promise<string> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new PassphraseMissingError(`The file ${file}, named by ${PASSPHRASE}_FILE, cannot be read.`, {
      cause,
    });
  }
}
