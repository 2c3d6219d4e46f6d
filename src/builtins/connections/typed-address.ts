import type { Backend } from '../../core/backend.ts';
import { fold } from '../../core/fold.ts';
import { typedAddress } from '../../core/typed-address.ts';

export interface Typed {
  readonly service?: string;
  readonly address?: string;
  readonly secret?: string;
}

/** The wizard takes everything at once as well: `vikunja <address> <token>`, in whichever field it was heard. */
export function settleTyped(typed: Typed, services: readonly Pick<Backend, 'name' | 'title'>[]): Typed {
  return splitAddress(splitService(typed, services));
}

export const isService = (words: string, { name, title }: Pick<Backend, 'name' | 'title'>): boolean =>
  [name, title].some((one) => fold(one) === fold(words.trim()));

function splitService(typed: Typed, services: readonly Pick<Backend, 'name' | 'title'>[]): Typed {
  const { service, ...others } = typed;
  if (service === undefined || others.address !== undefined) return typed;
  const [first = '', ...rest] = service.trim().split(/\s+/);
  if (typedAddress(first) !== undefined) return { ...others, address: service };
  const isNamed = services.some((one) => isService(first, one));
  return isNamed && rest.length > 0 ? { ...others, service: first, address: rest.join(' ') } : typed;
}

function splitAddress(typed: Typed): Typed {
  const [address, secret, ...others] = typed.address?.trim().split(/\s+/) ?? [];
  if (address === undefined || secret === undefined || others.length > 0) return typed;
  return typed.secret === undefined ? { ...typed, address, secret } : typed;
}
