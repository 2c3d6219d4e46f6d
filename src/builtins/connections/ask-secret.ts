import type { Backend } from '../../core/backend.ts';
import type { Plan } from '../../core/plan.ts';
import { linkTo, literal } from '../../core/reply.ts';

/** The last step of the wizard: where a secret is made, and that it is taken out of the room. */
export function askSecret(backend: Backend, address: string): Plan {
  const link = backend.newSecretAt?.(address);
  const { host } = new URL(address);
  const make = link === undefined ? '' : `Make a token for me there: ${linkTo(host, link)}\n`;
  return {
    kind: 'missing',
    question: `${make}Send me the token for ${literal(host)}; I remove your message at once. Say cancel to stop.`,
    field: 'secret',
    secret: true,
  };
}
