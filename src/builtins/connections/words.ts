import type { Caller } from '../../core/caller.ts';
import type { Follow, Stayed, Wording } from '../../core/collection.ts';
import { connectionWords } from '../../core/connection-line.ts';
import type { Edit, Receipt } from '../../core/edit.ts';
import type { Fields } from '../../core/json.ts';
import { linkTo, literal } from '../../core/reply.ts';
import type { Client } from './deps.ts';
import { offerSettings } from './offer-settings.ts';
import { say } from './sentences.ts';
import { Said, StoredConnection } from './stored.ts';

const Part = StoredConnection.partial();

type Around = Pick<Client, 'services' | 'found'>;
type Words = ReturnType<typeof say>;

/** All that is said about connections; no secret has words. */
export const connectionWording = (client: Around): Wording => ({
  name: nameIn,
  told: (receipt, caller) => told(receipt, client, caller),
  toldTogether: (receipts, caller) => toldTogether(receipts, client, caller),
  asked: (edits, caller) => edits.map((edit) => asked(edit, client, caller)).join('\n'),
  takenBack: (receipts, stayed, { language }) => takenBack(receipts, stayed, say(language)),
  differs: (expected, found, { language }) => differs(expected, found, say(language)),
  refused: ({ edit }, { language }) => refused(edit, say(language)),
  lost: ({ edit }, { language }) => say(language).otherwise(called(fieldsIn(edit), say(language))),
  follow: (receipts, { language }) => follow(receipts, language),
  foundAgain: (receipt, edit, { language }) => foundAgain(receipt, edit, say(language)),
});

const nameIn = (fields: Fields): string => nameOf(fields, say('en'));
const nameOf = (fields: Fields, { theConnection }: Words): string => Part.parse(fields).name ?? theConnection;
const called = (fields: Fields, words: Words): string => literal(nameOf(fields, words));
const fieldsIn = (edit: Edit): Fields =>
  edit.op === 'create' ? edit.after : edit.op === 'remove' ? edit.before : { ...edit.before, ...edit.after };

const isRenewal = ({ before, after }: Extract<Edit, { op: 'update' }>): boolean =>
  before['sealed'] !== after['sealed'];

const titleOf = (service: string | undefined, { services }: Around): string =>
  services.find(({ name }) => name === service)?.title ?? service ?? '';

function told({ edit, id }: Receipt, client: Around, { language }: Caller): string {
  const words = say(language);
  const fields = fieldsIn(edit);
  const name = called(fields, words);
  switch (edit.op) {
    case 'create':
      return connected(edit.after, client, words);
    case 'remove':
      return words.removed(name);
    case 'update':
      if (isRenewal(edit)) return `${head(client.found.get(id), words)}\n${words.newToken(name)}`;
      if (edit.after['isDefault'] === false) return words.noDefault(name);
      return words.newDefault(literal(titleOf(Part.parse(fields).service, client)), name);
  }
}

const head = (found: string | undefined, words: Words): string =>
  words.connected(found === undefined ? undefined : literal(found));

function connected(after: Fields, client: Around, words: Words): string {
  const stored = StoredConnection.parse(after);
  const { found, lacks = [] } = Said.parse(after);
  const line = [
    `${literal(stored.name)}${stored.isDefault ? words.isDefault : ''}`,
    literal(stored.address),
    ...(stored.account === null ? [] : [words.account(literal(stored.account))]),
  ].join(' · ');
  return [head(found, words), words.connection(line), ...lacking(lacks, stored, { client, words })].join(
    '\n',
  );
}

function lacking(
  lacks: readonly string[],
  { name, address, service }: StoredConnection,
  { client, words }: { readonly client: Around; readonly words: Words },
): readonly string[] {
  if (lacks.length === 0) return [];
  const link = client.services.find((one) => one.name === service)?.newSecretAt?.(address);
  return [
    words.lacks(lacks.map(literal).join(', ')),
    words.toChange(link === undefined ? words.makeNew : linkTo(words.makeNew, link), literal(name)),
  ];
}

/** Of two that change places as the default, the new one is named. */
function toldTogether(receipts: readonly Receipt[], client: Around, caller: Caller): string {
  const telling = receipts.filter(
    ({ edit }) => !(edit.op === 'update' && edit.after['isDefault'] === false && !isRenewal(edit)),
  );
  return telling.map((receipt) => told(receipt, client, caller)).join('\n');
}

function asked(edit: Edit, client: Around, { language }: Caller): string {
  const words = say(language);
  const fields = fieldsIn(edit);
  switch (edit.op) {
    case 'create':
      return words.askConnect(described(fields, client, language));
    case 'remove':
      return words.askRemove(described(fields, client, language));
    case 'update':
      return isRenewal(edit)
        ? words.askToken(called(fields, words))
        : words.askDefault(called(fields, words));
  }
}

function described(fields: Fields, client: Around, language: string): string {
  const { name = '', address = '', account, service } = Part.parse(fields);
  return connectionWords(
    { name, address, account: account ?? undefined, isDefault: false },
    titleOf(service, client),
    language,
  );
}

function takenBack(receipts: readonly Receipt[], stayed: readonly Stayed[], words: Words): string {
  const back = receipts.map(({ edit }) => backWords(edit, words)).filter((spoken) => spoken !== undefined);
  const still = stayed.map(({ name, stays }) => `${literal(name)} ${stays}.`);
  return [words.takenBack(back), ...still].join(' ');
}

function backWords(edit: Edit, words: Words): string | undefined {
  const name = called(fieldsIn(edit), words);
  switch (edit.op) {
    case 'create':
      return words.thereAgain(name);
    case 'remove':
      return words.goneAgain(name);
    case 'update':
      if (isRenewal(edit)) return words.oldToken(name);
      return edit.after['isDefault'] === true ? words.defaultAgain(name) : undefined;
  }
}

/** Which one is the default may have moved on by itself; that is no reason to ask. */
function differs(
  expected: Fields,
  found: Fields | undefined,
  words: Words,
): Omit<Stayed, 'name'> | undefined {
  if (!found) return { difference: words.isGone, stays: words.staysRemoved };
  if (expected['sealed'] === undefined || expected['sealed'] === found['sealed']) return undefined;
  return { difference: words.otherToken, stays: words.keepsToken };
}

function refused(edit: Edit, words: Words): string {
  const name = called(fieldsIn(edit), words);
  switch (edit.op) {
    case 'create':
      return words.notThere(name);
    case 'remove':
      return words.stillThere(name);
    case 'update':
      return words.asBefore(name);
  }
}

/** One question at most: what is set there first, because every date depends on the zone. */
function follow(receipts: readonly Receipt[], inLanguage: string): Follow | undefined {
  const words = say(inLanguage);
  const made = receipts.find(({ edit }) => edit.op === 'create');
  if (!made) return undefined;
  const after = fieldsIn(made.edit);
  const said = Said.parse(after);
  const settings = offerSettings(said, inLanguage);
  if (settings) return settings;
  const { ownTasks = 0 } = said;
  if (ownTasks === 0) return undefined;
  const name = nameIn(after);
  return {
    question: words.moveOwn(ownTasks, called(after, words)),
    choices: [{ label: words.yes, say: `move my own list to ${name}` }],
    yesNo: true,
    call: { action: 'task.move-own', input: { to: name } },
  };
}

function foundAgain(receipt: Receipt | undefined, edit: Edit, words: Words): string {
  const name = called(fieldsIn(edit), words);
  return receipt ? words.found(name, edit.op) : words.notFound(name, edit.op);
}
