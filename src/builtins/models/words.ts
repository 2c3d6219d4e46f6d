import type { Caller } from '../../core/caller.ts';
import type { Follow, Stayed, Wording } from '../../core/collection.ts';
import type { Edit, Receipt } from '../../core/edit.ts';
import { canonical, type Fields } from '../../core/json.ts';
import type { Purpose } from '../../core/model.ts';
import { literal } from '../../core/reply.ts';
import type { Client } from './deps.ts';
import { companyOf, nameOfCommand } from './provider-of.ts';
import { say } from './sentences.ts';
import { Said, StoredKey } from './stored.ts';

type Around = Pick<Client, 'providers'>;
type Words = ReturnType<typeof say>;
type Update = Extract<Edit, { op: 'update' }>;

/** All that is said about keys; no key has words. */
export const keyWording = (client: Around): Wording => ({
  name: (fields) => StoredKey.parse(fields).name,
  told: ({ edit }, { language }) => told(edit, client, say(language)),
  toldTogether: (receipts, { language }) =>
    receipts.map(({ edit }) => told(edit, client, say(language))).join('\n'),
  asked: (edits, caller) => edits.map((edit) => asked(edit, client, caller)).join('\n'),
  takenBack: (receipts, stayed, { language }) => takenBack(receipts, stayed, say(language)),
  differs: (expected, found, { language }) => differs(expected, found, say(language)),
  refused: ({ edit }, { language }) => refused(edit, say(language)),
  lost: ({ edit }, { language }) => say(language).otherwise(named(edit)),
  follow: (receipts) => follow(receipts),
  foundAgain: (receipt, edit, { language }) =>
    receipt ? say(language).found(named(edit), edit.op) : say(language).notFound(named(edit), edit.op),
});

const keyIn = (edit: Edit): StoredKey => StoredKey.parse(edit.op === 'remove' ? edit.before : edit.after);
const keyBefore = ({ before }: Update): StoredKey => StoredKey.parse(before);
const named = (edit: Edit): string => literal(keyIn(edit).name);

/** Another key, or one that goes elsewhere. */
const isOther = (edit: Update): boolean =>
  keyIn(edit).sealed !== keyBefore(edit).sealed || keyIn(edit).address !== keyBefore(edit).address;
/** What it may be used for now, and could not before. */
const newlyAllowed = (edit: Update): readonly Purpose[] =>
  keyIn(edit).allowed.filter((one) => !keyBefore(edit).allowed.includes(one));

function told(edit: Edit, { providers }: Around, words: Words): string {
  const key = keyIn(edit);
  switch (edit.op) {
    case 'create':
      return `${words.works(literal(key.name))}${otherModels(edit.after, words)}`;
    case 'remove':
      return words.removed(literal(key.name));
    case 'update':
      if (isOther(edit)) return words.works(literal(key.name));
      if (newlyAllowed(edit).length > 0) return words.thankYou;
      return words.stopped(literal(companyOf(key, providers)), off(key));
  }
}

/** Which model is asked, where it was not the person who chose among several. */
function otherModels(after: Fields, words: Words): string {
  const key = StoredKey.parse(after);
  const { others = [] } = Said.parse(after);
  if (key.model === null || others.length === 0) return '';
  const command = literal(`${nameOfCommand(key)} <address> <key> <model>`);
  return `\n${words.asksModel(literal(key.model), others.map(literal).join(', '), command)}`;
}

const off = (key: StoredKey): string => literal(`${nameOfCommand(key)} off`);

function asked(edit: Edit, { providers }: Around, { language }: Caller): string {
  const words = say(language);
  const key = keyIn(edit);
  const company = literal(companyOf(key, providers));
  switch (edit.op) {
    case 'create':
      return words.askAdd(literal(key.name));
    case 'remove':
      return words.askRemove(literal(key.name));
    case 'update': {
      const allows = newlyAllowed(edit);
      if (isOther(edit)) return words.askAdd(literal(key.name));
      if (allows.length === 0) return words.askStop(company);
      const what = allows.includes('analysis')
        ? words.mayI(company, allows.includes('sentences'))
        : words.mayIMore(company);
      return `${what}\n${words.replacedFirst(off(key))}`;
    }
  }
}

function takenBack(receipts: readonly Receipt[], stayed: readonly Stayed[], words: Words): string {
  const back = receipts.map(({ edit }) => backWords(edit, words));
  const still = stayed.map(({ name, stays }) => `${literal(name)} ${stays}.`);
  return [words.takenBack(back), ...still].join(' ');
}

/** `edit` is the one that was made to take another one back. */
function backWords(edit: Edit, words: Words): string {
  const name = named(edit);
  switch (edit.op) {
    case 'create':
      return words.thereAgain(name);
    case 'remove':
      return words.goneAgain(name);
    case 'update':
      if (isOther(edit)) return words.oldAgain(name);
      return newlyAllowed(edit).length > 0 ? words.allowedAgain(name) : words.forbiddenAgain(name);
  }
}

function differs(
  expected: Fields,
  found: Fields | undefined,
  words: Words,
): Omit<Stayed, 'name'> | undefined {
  if (!found) return { difference: words.isGone, stays: words.staysRemoved };
  if (expected['sealed'] !== undefined && expected['sealed'] !== found['sealed'])
    return { difference: words.isOther, stays: words.staysOther };
  if (
    expected['allowed'] === undefined ||
    canonical(expected['allowed']) === canonical(found['allowed'] ?? null)
  )
    return undefined;
  return { difference: words.otherUse, stays: words.staysUse };
}

function refused(edit: Edit, words: Words): string {
  const name = named(edit);
  switch (edit.op) {
    case 'create':
      return words.notThere(name);
    case 'remove':
      return words.stillThere(name);
    case 'update':
      return words.asBefore(name);
  }
}

/** What it may be used for is asked at once, unless that was said before (conversation.md 14.4). */
function follow(receipts: readonly Receipt[]): Follow | undefined {
  const made = receipts.find(({ edit }) => edit.op === 'create' || (edit.op === 'update' && isOther(edit)));
  if (!made) return undefined;
  const { name } = keyIn(made.edit);
  const allow = `config allow ${name}`;
  return {
    question: '',
    choices: [{ label: allow, say: allow }],
    yesNo: true,
    call: { action: 'consent.give', input: { name } },
    apart: true,
  };
}
