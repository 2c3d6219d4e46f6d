import type { Backend } from '../../core/backend.ts';
import type { Plan } from '../../core/plan.ts';
import { linkTo, literal } from '../../core/reply.ts';
import { say } from './sentences.ts';

/** The last step of the wizard: where a secret is made, and that it is taken out of the room. */
export function askSecret(backend: Backend, address: string, language: string): Plan {
  const words = say(language);
  const link = backend.newSecretAt?.(address);
  const { host } = new URL(address);
  const make = link === undefined ? '' : words.makeToken(linkTo(host, link));
  return {
    kind: 'missing',
    question: `${make}${words.sendToken(literal(host))}`,
    field: 'secret',
    secret: true,
  };
}
