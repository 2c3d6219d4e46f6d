import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  EventId as OlmEventId,
  type OtherUserIdentity,
  RoomId as OlmRoomId,
  RoomMessageRequest,
  Sas,
  UserId as OlmUserId,
  VerificationMethod,
  type VerificationRequest,
} from '@matrix-org/matrix-sdk-crypto-wasm';
import { z } from 'zod';
import { type EventId, parseEventId, parseRoomId, parseUserId, type UserId } from '../core/ids.ts';
import type { Fields } from '../core/json.ts';
import type { VerificationEvent, VerificationNews } from '../core/verification.ts';
import type { Machine } from './machine.ts';
import { type CallAsDevice, createRequests, type MachineRequest, type Requests } from './requests.ts';
import { openTestMachine } from './test-machine.ts';
import { createVerification, type Verification } from './verify.ts';

const known = <T>(id: T | undefined): T => {
  if (id === undefined) throw new Error('not an id');
  return id;
};
const EIS = known(parseUserId('@eis:example.org'));
const ALICE = known(parseUserId('@alice:example.org'));
const ROOM = known(parseRoomId('!direct:example.org'));
const NOW = new Date('2026-11-22T10:00:00Z');

/** What a homeserver knows of keys, and who signed them. */
type Signed = Record<string, unknown> & { signatures?: Record<string, Record<string, string>> };
const Objects = z.record(z.string(), z.record(z.string(), z.looseObject({})));

class KeyServer {
  readonly #devices: Record<string, Record<string, Signed>> = {};
  readonly #crossSigning: Record<string, Record<string, Signed>> = {};

  readonly callAs =
    (user: UserId): CallAsDevice =>
    async ({ path, body }) => {
      const given: Record<string, Signed> = z.record(z.string(), z.any()).parse(body);
      await Promise.resolve();
      if (path.endsWith('/keys/upload')) return this.#upload(user, given);
      if (path.endsWith('/keys/signatures/upload')) return this.#sign(given);
      if (path.endsWith('/keys/query')) return this.#query();
      throw new Error(path);
    };

  readonly publish = (user: UserId, keys: Record<string, Signed>): void => {
    this.#crossSigning[user] = keys;
  };

  #upload(user: UserId, { device_keys: keys }: Record<string, Signed>): object {
    if (keys) (this.#devices[user] ??= {})[String(keys['device_id'])] = keys;
    return { one_time_key_counts: { signed_curve25519: 50 } };
  }

  #query(): object {
    const of = (kind: string) =>
      Object.fromEntries(
        Object.entries(this.#crossSigning).map(([user, keys]) => [user, keys[`${kind}_key`]]),
      );
    return {
      device_keys: this.#devices,
      master_keys: of('master'),
      self_signing_keys: of('self_signing'),
      user_signing_keys: of('user_signing'),
    };
  }

  #sign(given: Record<string, unknown>): object {
    for (const [user, objects] of Object.entries(Objects.parse(given)))
      for (const [id, object] of Object.entries(objects)) this.#add(user, id, object);
    return { failures: {} };
  }

  #add(user: string, id: string, object: Signed): void {
    const master = this.#crossSigning[user]?.['master_key'];
    const isMaster = Object.values(master?.['keys'] ?? {}).includes(id);
    const target = isMaster ? master : this.#devices[user]?.[id];
    if (!target) return;
    for (const [by, signatures] of Object.entries(object.signatures ?? {}))
      target.signatures = { ...target.signatures, [by]: { ...target.signatures?.[by], ...signatures } };
  }
}

interface Side {
  readonly machine: Machine;
  readonly requests: Requests;
}

async function openSide(user: UserId, device: string, server: KeyServer): Promise<Side> {
  const machine = await openTestMachine(user, device);
  const requests = createRequests({
    machine,
    callAsDevice: server.callAs(user),
    now: () => NOW,
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    signal: new AbortController().signal,
  });
  const made = await machine.run(async (olm) => await olm.bootstrapCrossSigning(true));
  if (made.uploadKeysRequest) await requests.send(made.uploadKeysRequest);
  server.publish(user, z.record(z.string(), z.any()).parse(JSON.parse(made.uploadSigningKeysRequest.body)));
  await requests.send(made.uploadSignaturesRequest);
  await requests.drain();
  return { machine, requests };
}

/** What is said in the room, in order, and how the other side is handed it. */
interface Said {
  readonly sender: UserId;
  readonly id: EventId;
  readonly type: string;
  readonly content: Fields;
}

const Relation = z.looseObject({ 'm.relates_to': z.looseObject({ event_id: z.string() }) });

describe('verification by emoji', () => {
  let room: Said[];
  let eis: Side;
  let alice: Side;
  let verification: Verification;
  let request: VerificationRequest;

  const post = (sender: UserId, { type, content }: Pick<Said, 'type' | 'content'>): Said => {
    const said = { sender, type, content, id: known(parseEventId(`$${room.length + 1}`)) };
    room.push(said);
    return said;
  };
  const eventOf = ({ sender, id, type, content }: Said): Fields => ({
    type,
    content,
    sender,
    event_id: id,
    room_id: ROOM,
    // The machine reads the real clock and hears nothing that is older than ten minutes.
    origin_server_ts: Math.round(performance.timeOrigin + performance.now()),
  });
  const reach = (said: Said): VerificationEvent => {
    const relation = Relation.safeParse(said.content).data;
    const flow = parseEventId(relation?.['m.relates_to'].event_id) ?? said.id;
    return { room: ROOM, sender: said.sender, flow, begins: !relation, event: eventOf(said) };
  };
  /** Alice says what her machine wants, and eis hears it. */
  const aliceSays = async (requests: readonly MachineRequest[]): Promise<VerificationNews | undefined> => {
    let news: VerificationNews | undefined;
    for (const one of requests) {
      if (!(one instanceof RoomMessageRequest)) {
        await alice.requests.send(one);
        continue;
      }
      const said = post(ALICE, { type: one.event_type, content: JSON.parse(one.body) });
      await alice.machine.run(
        async (olm) => await olm.markRequestAsSent(one.id, one.type, JSON.stringify({ event_id: said.id })),
      );
      news = (await verification.receive(reach(said))) ?? news;
    }
    return news;
  };
  let heardUpTo = 0;
  /** Alice hears what eis said since, and answers what needs no person. */
  const aliceHears = async (): Promise<VerificationNews | undefined> => {
    const since = room.slice(heardUpTo).filter(({ sender }) => sender === EIS);
    heardUpTo = room.length;
    for (const said of since)
      await alice.machine.run(
        async (olm) => await olm.receiveVerificationEvent(JSON.stringify(eventOf(said)), new OlmRoomId(ROOM)),
      );
    const wanted: readonly MachineRequest[] = await alice.machine.run(
      async (olm) => await olm.outgoingRequests(),
    );
    return await aliceSays(wanted.filter((one) => one instanceof RoomMessageRequest));
  };
  const saidByEis = (): readonly string[] =>
    room.filter(({ sender }) => sender === EIS).map(({ type }) => type.replace('m.key.verification.', ''));
  const sasOfAlice = (): Sas => {
    const sas = request.getVerification();
    if (!(sas instanceof Sas)) throw new Error('no emoji');
    return sas;
  };

  /** Up to where both show the pictures. */
  const untilShown = async (): Promise<Extract<VerificationNews, { kind: 'compare' }>> => {
    await begin();
    await aliceHears();
    const started = await alice.machine.run(async () => await request.startSas());
    await aliceSays(started ? [started[1]] : []);
    const news = await aliceHears();
    await aliceHears();
    if (news?.kind !== 'compare') throw new Error('nothing to compare');
    return news;
  };
  const begin = async (answer: 'receive' | 'decline' = 'receive'): Promise<Said> => {
    const identity = await identityOfEis();
    const content = identity.verificationRequestContent([VerificationMethod.SasV1]);
    const said = post(ALICE, { type: 'm.room.message', content: JSON.parse(content) });
    request = identity.requestVerification(new OlmRoomId(ROOM), new OlmEventId(said.id), [
      VerificationMethod.SasV1,
    ]);
    await verification[answer](reach(said));
    return said;
  };
  const identityOfEis = async (): Promise<OtherUserIdentity> => {
    const identity = await alice.machine.run(async (olm) => await olm.getIdentity(new OlmUserId(EIS)));
    if (!identity || !('requestVerification' in identity) || !('masterKey' in identity))
      throw new Error('unknown');
    return identity as OtherUserIdentity;
  };

  /** As it is after the homeserver told that there are new signatures. */
  const trusts = async ({ machine, requests }: Side, other: UserId): Promise<boolean> => {
    await requests.drain();
    await machine.run(async (olm) => await olm.markAllTrackedUsersAsDirty());
    await requests.drain();
    const identity = await machine.run(async (olm) => await olm.getIdentity(new OlmUserId(other)));
    return identity?.isVerified() ?? false;
  };

  beforeEach(async () => {
    const server = new KeyServer();
    room = [];
    heardUpTo = 0;
    eis = await openSide(EIS, 'EISDEVICE', server);
    alice = await openSide(ALICE, 'PHONE', server);
    await alice.machine.run(async (olm) => await olm.updateTrackedUsers([new OlmUserId(EIS)]));
    await alice.requests.drain();
    verification = createVerification({
      encryption: { machine: () => eis.machine, requests: () => eis.requests },
      sendEvent: async ({ type, content }) => post(EIS, { type, content }).id,
    });
  });

  it('Q1 ends with both verified when a person finds the pictures equal', async () => {
    const { comparison } = await untilShown();
    const hers = (sasOfAlice().emoji() ?? []).map(({ symbol, description }) => ({
      symbol,
      name: description,
    }));
    expect(comparison.emoji).toHaveLength(7);
    expect(comparison.emoji).toEqual(hers);
    expect(await verification.waiting()).toEqual([comparison]);
    expect(saidByEis()).toEqual(['ready', 'accept', 'key']);

    expect(await verification.answer(comparison.flow, 'match')).toBe('confirmed');
    expect(await verification.waiting()).toEqual([]);
    await aliceHears();
    const news = await aliceSays(await alice.machine.run(async () => await sasOfAlice().confirm()));
    expect((await aliceHears()) ?? news).toEqual({ kind: 'verified' });
    const aliceNow = await eis.machine.run(async (olm) => await olm.getIdentity(new OlmUserId(ALICE)));
    expect(aliceNow?.isVerified()).toBe(true);
    expect(await trusts(alice, EIS)).toBe(true);
  });

  it('never confirms by itself', async () => {
    await untilShown();
    await aliceSays(await alice.machine.run(async () => await sasOfAlice().confirm()));
    await aliceHears();
    expect(saidByEis()).toEqual(['ready', 'accept', 'key']);
    expect(await trusts(eis, ALICE)).toBe(false);
    expect(await verification.waiting()).toHaveLength(1);
  });

  it('ends untrusted when a person finds them different', async () => {
    const { comparison } = await untilShown();
    expect(await verification.answer(comparison.flow, 'differ')).toBe('refused');
    expect(saidByEis().at(-1)).toBe('cancel');
    expect(room.at(-1)?.content['code']).toBe('m.mismatched_sas');
    expect(await verification.answer(comparison.flow, 'match')).toBe('gone');
    expect(await trusts(eis, ALICE)).toBe(false);
  });

  it('says that it is over when the other side takes it back', async () => {
    const { comparison } = await untilShown();
    const taken = sasOfAlice().cancel();
    expect(await aliceSays(taken ? [taken] : [])).toEqual({ kind: 'ended' });
    expect(await verification.waiting()).toEqual([]);
    expect(await verification.answer(comparison.flow, 'match')).toBe('gone');
  });

  it('declines at once', async () => {
    const said = await begin('decline');
    expect(saidByEis()).toEqual(['cancel']);
    expect(await verification.answer(said.id, 'match')).toBe('gone');
  });

  it('knows nothing of a verification that another process began', async () => {
    const { comparison } = await untilShown();
    eis = await openSide(EIS, 'OTHERDEVICE', new KeyServer());
    expect(await verification.answer(comparison.flow, 'match')).toBe('gone');
    expect(await verification.waiting()).toEqual([]);
  });
});
