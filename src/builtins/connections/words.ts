import type { Follow, Stayed, Wording } from '../../core/collection.ts';
import { connectionWords } from '../../core/connection-line.ts';
import type { Edit, Receipt } from '../../core/edit.ts';
import type { Fields } from '../../core/json.ts';
import { linkTo, literal } from '../../core/reply.ts';
import type { Client } from './deps.ts';
import { Said, StoredConnection } from './stored.ts';

const Part = StoredConnection.partial();

type Words = Pick<Client, 'services' | 'found'>;

/** All that is said about connections; no secret has words. */
export const connectionWording = (client: Words): Wording => ({
  name: nameOf,
  told: (receipt) => told(receipt, client),
  toldTogether: (receipts) => toldTogether(receipts, client),
  asked: (edits) => edits.map((edit) => asked(edit, client)).join('\n'),
  takenBack: (receipts, stayed) => takenBack(receipts, stayed),
  differs: (expected, found) => differs(expected, found),
  refused: ({ edit }) => refused(edit),
  lost: (receipt) => `${literal(nameOf(fieldsIn(receipt.edit)))} has changed in other ways`,
  follow: (receipts) => follow(receipts),
  foundAgain: (receipt, edit) => foundAgain(receipt, edit),
});

const nameOf = (fields: Fields): string => Part.parse(fields).name ?? 'the connection';
const called = (fields: Fields): string => literal(nameOf(fields));
const fieldsIn = (edit: Edit): Fields =>
  edit.op === 'create' ? edit.after : edit.op === 'remove' ? edit.before : { ...edit.before, ...edit.after };

const isRenewal = ({ before, after }: Extract<Edit, { op: 'update' }>): boolean =>
  before['sealed'] !== after['sealed'];

const titleOf = (service: string | undefined, { services }: Words): string =>
  services.find(({ name }) => name === service)?.title ?? service ?? '';

function told({ edit, id }: Receipt, client: Words): string {
  const fields = fieldsIn(edit);
  switch (edit.op) {
    case 'create':
      return connected(edit.after, client);
    case 'remove':
      return `✅ Removed: the connection ${called(fields)}. Say undo within 10 minutes to bring it back.`;
    case 'update':
      if (isRenewal(edit)) return `${head(client.found.get(id))}\n${called(fields)} has its new token.`;
      if (edit.after['isDefault'] === false) return `${called(fields)} is no longer the default.`;
      return `✅ Default for ${literal(titleOf(Part.parse(fields).service, client))}: ${called(fields)}.`;
  }
}

const head = (found: string | undefined): string =>
  found === undefined ? '✓ Connected.' : `✓ Connected, found ${literal(found)}`;

function connected(after: Fields, client: Words): string {
  const stored = StoredConnection.parse(after);
  const { found, lacks = [] } = Said.parse(after);
  const line = [
    `${literal(stored.name)}${stored.isDefault ? ' (default)' : ''}`,
    literal(stored.address),
    ...(stored.account === null ? [] : [`account ${literal(stored.account)}`]),
  ].join(' · ');
  return [head(found), `Connection: ${line}`, ...lacking(lacks, stored, client)].join('\n');
}

function lacking(lacks: readonly string[], { name, address, service }: StoredConnection, client: Words) {
  if (lacks.length === 0) return [];
  const link = client.services.find((one) => one.name === service)?.newSecretAt?.(address);
  return [
    `The token may not: ${lacks.map(literal).join(', ')}.`,
    `To change that, ${link === undefined ? 'make a new one' : linkTo('make a new one', link)} and say config renew ${literal(name)} and the token.`,
  ];
}

/** Of two that change places as the default, the new one is named. */
function toldTogether(receipts: readonly Receipt[], client: Words): string {
  const telling = receipts.filter(
    ({ edit }) => !(edit.op === 'update' && edit.after['isDefault'] === false && !isRenewal(edit)),
  );
  return telling.map((receipt) => told(receipt, client)).join('\n');
}

function asked(edit: Edit, client: Words): string {
  const fields = fieldsIn(edit);
  switch (edit.op) {
    case 'create':
      return `Connect ${described(fields, client)}?`;
    case 'remove':
      return `Remove the connection ${described(fields, client)}?\nWhat is there stays there. I can bring the connection back for 10 minutes.`;
    case 'update':
      return isRenewal(edit)
        ? `Use the new token for ${called(fields)}?`
        : `Make ${called(fields)} the default?`;
  }
}

function described(fields: Fields, client: Words): string {
  const { name = '', address = '', account, service } = Part.parse(fields);
  return connectionWords(
    { name, address, account: account ?? undefined, isDefault: false },
    titleOf(service, client),
  );
}

function takenBack(receipts: readonly Receipt[], stayed: readonly Stayed[]): string {
  const back = receipts.map(({ edit }) => backWords(edit)).filter((words) => words !== undefined);
  const still = stayed.map(({ name, stays }) => `${literal(name)} ${stays}.`);
  return [`↩️ Taken back: ${back.length > 0 ? `${back.join(', ')}.` : 'nothing.'}`, ...still].join(' ');
}

function backWords(edit: Edit): string | undefined {
  const name = called(fieldsIn(edit));
  switch (edit.op) {
    case 'create':
      return `the connection ${name} is there again`;
    case 'remove':
      return `the connection ${name} is removed`;
    case 'update':
      if (isRenewal(edit)) return `${name} has its old token again`;
      return edit.after['isDefault'] === true ? `${name} is the default again` : undefined;
  }
}

/** Which one is the default may have moved on by itself; that is no reason to ask. */
function differs(expected: Fields, found: Fields | undefined): Omit<Stayed, 'name'> | undefined {
  if (!found) return { difference: 'it is no longer there', stays: 'stays removed' };
  if (expected['sealed'] === undefined || expected['sealed'] === found['sealed']) return undefined;
  return { difference: 'it has another token now', stays: 'keeps its token' };
}

function refused(edit: Edit): string {
  const name = called(fieldsIn(edit));
  switch (edit.op) {
    case 'create':
      return `the connection ${name} is not there`;
    case 'remove':
      return `the connection ${name} is still there`;
    case 'update':
      return `${name} is as before`;
  }
}

/** One question at most: the zone first, because every date depends on it. */
function follow(receipts: readonly Receipt[]): Follow | undefined {
  const made = receipts.find(({ edit }) => edit.op === 'create');
  if (!made) return undefined;
  const after = fieldsIn(made.edit);
  const { zone, ownTasks = 0 } = Said.parse(after);
  if (zone) {
    const { there, offered } = zone;
    const asking = there === offered ? 'Shall I use it here?' : `Shall I use ${literal(offered)}?`;
    return {
      question: `Your time zone there is ${literal(there)}. ${asking}`,
      choices: [{ label: 'yes', say: `set time zone to ${offered}` }],
      yesNo: true,
    };
  }
  if (ownTasks === 0) return undefined;
  const them = ownTasks === 1 ? '1 open task. Shall I move it' : `${ownTasks} open tasks. Shall I move them`;
  return {
    question: `Your own list holds ${them} to ${called(after)}?`,
    choices: [{ label: 'yes', say: `move my own list to ${nameOf(after)}` }],
    yesNo: true,
    call: { action: 'task.move-own', input: { to: nameOf(after) } },
  };
}

function foundAgain(receipt: Receipt | undefined, edit: Edit): string {
  const name = called(fieldsIn(edit));
  const verb = { create: 'added', update: 'changed', remove: 'removed' }[edit.op];
  return receipt ? `the connection ${name} was ${verb}.` : `the connection ${name} was not ${verb}`;
}
