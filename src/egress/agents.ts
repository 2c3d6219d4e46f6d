import { Agent as PlainAgent } from 'node:http';
import { Agent as EncryptedAgent } from 'node:https';
import { getCACertificates } from 'node:tls';

/** `fresh`: never a connection that the service may just be closing. */
export interface Agents {
  readonly kept: PlainAgent;
  readonly fresh: PlainAgent;
}

export interface AllAgents {
  readonly plain: Agents;
  readonly encrypted: Agents;
}

/** Connections are kept for a while: most answers need two or three requests. */
const KEPT_MS = 4000;
/** As browsers have it, towards one service. */
const CONNECTIONS_AT_ONCE = 6;

/** `authorities`: certificates (PEM) besides the ones that Node trusts. No proxy of this machine is used. */
export function createAgents(authorities: readonly string[], atOnce = CONNECTIONS_AT_ONCE): AllAgents {
  const kept = { keepAlive: true, timeout: KEPT_MS, maxSockets: atOnce };
  const trust = authorities.length > 0 ? { ca: [...getCACertificates('default'), ...authorities] } : {};
  return {
    plain: { kept: new PlainAgent(kept), fresh: new PlainAgent() },
    encrypted: { kept: new EncryptedAgent({ ...kept, ...trust }), fresh: new EncryptedAgent(trust) },
  };
}

export function closeAgents({ plain, encrypted }: AllAgents): void {
  for (const agent of [plain.kept, plain.fresh, encrypted.kept, encrypted.fresh]) agent.destroy();
}
