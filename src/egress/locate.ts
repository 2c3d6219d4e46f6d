import { lookup } from 'node:dns/promises';
import type { Located } from './check-located.ts';

/** Asks the resolver of this machine, for every connection anew. */
export async function locate(host: string, port: number): Promise<readonly Located[]> {
  const found = await lookup(host, { all: true });
  return found.map(({ address }) => ({ address, port }));
}
