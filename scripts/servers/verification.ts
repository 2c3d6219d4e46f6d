import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  type ShowSasCallbacks,
  type VerificationRequest,
  VerificationPhase,
  type Verifier,
} from 'matrix-js-sdk/lib/crypto-api/index.js';
import { VerificationMethod } from 'matrix-js-sdk/lib/types.js';
import { type Confidant, type EncryptedStep, openConfidential } from './encrypted.ts';
import type { OtherClient } from './other-client.ts';
import { waitFor } from './seen.ts';

/** The pictures in the other client, and what its owner may say to them. */
interface Shown {
  readonly verifier: Verifier;
  readonly sas: ShowSasCallbacks;
  /** Settles when the client is through with it. */
  readonly over: Promise<void>;
}

const run = promisify(execFile);
const PICTURES = /^Does your app show the same seven\?/;

const inPhase = async (request: VerificationRequest, phase: VerificationPhase): Promise<void> =>
  void (await waitFor(`phase ${VerificationPhase[phase]}`, () => request.phase === phase || undefined));

/** Begins in the client, as its owner would, up to where both show the pictures. */
async function compare({
  person,
  room,
  bot,
}: {
  readonly person: OtherClient;
  readonly room: string;
  readonly bot: string;
}): Promise<Shown> {
  const request = await person.crypto.requestVerificationDM(bot, room);
  await inPhase(request, VerificationPhase.Ready);
  const verifier = await request.startVerification(VerificationMethod.Sas);
  const over = verifier.verify();
  over.catch(() => undefined);
  const sas = await waitFor('the pictures', () => verifier.getShowSasCallbacks() ?? undefined);
  return { verifier, sas, over };
}

const namesOf = ({ sas }: Shown): string =>
  (sas.sas.emoji ?? []).map(([symbol, name]) => `${symbol} ${name}`).join(' · ');

const isVerified = async ({ alice, bot }: Confidant): Promise<boolean> =>
  (await alice.crypto.getUserVerificationStatus(bot)).isCrossSigningVerified();

async function isVerifiedInTheChat(talk: Confidant): Promise<void> {
  const { alice, room } = talk;
  const shown = await compare({ ...talk, person: alice });
  const { content } = await alice.hears(room, PICTURES);
  assert.ok(String(content['body']).includes(namesOf(shown)), `eis does not show ${namesOf(shown)}`);
  assert.equal(await isVerified(talk), false);
  await alice.say(room, '1');
  await alice.hears(room, /^Confirmed here/);
  await shown.sas.confirm();
  await shown.over;
  await alice.hears(room, /^✅ Verified/);
  assert.equal(await isVerified(talk), true);
}

async function isNotVerified(talk: Confidant): Promise<void> {
  const { alice, room } = talk;
  const shown = await compare({ ...talk, person: alice });
  await alice.hears(room, PICTURES);
  await alice.say(room, 'no');
  await alice.hears(room, /^Not verified/);
  await assert.rejects(shown.over);
}

async function declinesOthers(talk: Confidant): Promise<void> {
  const { person, room } = await openConfidential(talk, 'greta');
  const request = await person.crypto.requestVerificationDM(talk.bot, room);
  await inPhase(request, VerificationPhase.Cancelled);
  await person.hears(room, /^Only my admins verify me/);
  person.stop();
}

const REFUSED = /^I did not act on that message: the identity of its sender has changed/;

/** A key that was given in the moment before the homeserver tells of the new identity came from a known device. */
const TRIES = 5;

async function refusesAnotherIdentity({ alice, room }: Confidant): Promise<void> {
  await alice.resetIdentity();
  for (let tries = 0; tries < TRIES; tries += 1) {
    await alice.crypto.forceDiscardSession(room);
    await alice.say(room, 'add saffron');
    const { content } = await alice.hears(room, /^✅ Added: saffron|^I did not act/);
    if (REFUSED.test(String(content['body']))) return;
  }
  throw new Error('it goes on as if nothing had changed');
}

const onCommandLine = async (configuration: string, ...words: readonly string[]): Promise<string> =>
  (await run(process.execPath, ['src/main.ts', 'crypto', 'verify', ...words, '--config', configuration]))
    .stdout;

async function isVerifiedOnTheCommandLine(talk: Confidant): Promise<void> {
  const { alice, room, configuration } = talk;
  const shown = await compare({ ...talk, person: alice });
  await alice.hears(room, PICTURES);
  const printed = await onCommandLine(configuration);
  for (const [symbol, name] of shown.sas.sas.emoji ?? [])
    assert.match(printed, new RegExp(`${symbol} +${name}`));
  assert.match(await onCommandLine(configuration, 'match', alice.user), /^Confirmed here/);
  await shown.sas.confirm();
  await shown.over;
  await alice.hears(room, /^✅ Verified/);
  await alice.say(room, 'add cinnamon');
  await alice.hears(room, /^✅ Added: cinnamon/);
}

/** Of an admin, whose client is not ours; each step builds on those before it. */
export const verifying: readonly EncryptedStep[] = [
  { name: 'Q1 whoever is no admin is declined', run: declinesOthers },
  { name: 'Q1 pictures that differ verify nothing', run: isNotVerified },
  { name: 'Q1 an admin verifies eis in the chat', run: isVerifiedInTheChat },
  { name: 'Q1 another identity of somebody who was verified is refused', run: refusesAnotherIdentity },
  { name: 'Q1 an admin verifies eis anew on the command line', run: isVerifiedOnTheCommandLine },
];
