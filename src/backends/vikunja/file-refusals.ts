import { UserFacingError } from '../../core/errors.ts';
import type { HeldFile } from '../../core/file.ts';
import { AwayError } from '../../core/service-errors.ts';
import { isOk } from './client.ts';
import { MissingRoute } from './refusals.ts';
import type { Service } from './service.ts';
import { say } from './sentences.ts';
import { WireInfo } from './wire.ts';

export const tooLarge = (host: string, { name }: Pick<HeldFile, 'name'>): UserFacingError =>
  new UserFacingError((language) => say(language).fileTooLarge(host, name), { certainty: 'not done' });

interface Failed {
  readonly service: Service;
  /** What was to be sent there; left out where nothing was. */
  readonly held?: HeldFile;
}

/**
 * Why it failed, where this Vikunja says so beforehand: it closes the connection on what is far too large, often before
 * its refusal can be read, and has no addresses for files where they are switched off. What it says is read anew each
 * time, as its admin may change it.
 */
export async function explained(
  failure: unknown,
  { service, held }: Failed,
  signal: AbortSignal,
): Promise<unknown> {
  const { host } = service;
  if (failure instanceof MissingRoute) {
    const info = await infoOf(service, signal);
    if (info?.task_attachments_enabled !== false) return failure;
    return new UserFacingError((language) => say(language).filesOff(host), { certainty: 'not done' });
  }
  if (!held || !(failure instanceof AwayError)) return failure;
  const info = await infoOf(service, signal);
  return held.size > bytesIn(info?.max_file_size ?? '') ? tooLarge(host, held) : failure;
}

/** Undefined where it does not say: then what is known already is told. */
async function infoOf({ ask }: Service, signal: AbortSignal) {
  const answer = await ask({ method: 'GET', path: '/api/v1/info' }, signal).catch(() => undefined);
  return answer && isOk(answer) ? WireInfo.safeParse(answer.body).data : undefined;
}

const SIZE = /^(\d{1,6}) *([kmgt]?)b?$/i;
const STEPS = ['', 'k', 'm', 'g', 't'];

/** `20MB`, in steps of 1024. */
function bytesIn(size: string): number {
  const [, count, unit = ''] = SIZE.exec(size.trim()) ?? [];
  return count === undefined ? Infinity : Number(count) * 1024 ** STEPS.indexOf(unit.toLowerCase());
}
