import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { UserFacingError } from '../../../core/errors.ts';
import { type Answer, createClient, isOk, type Question } from '../client.ts';
import { refusalOf } from '../refusals.ts';
import {
  listed,
  WireAccount,
  WireComment,
  WireInfo,
  WireLabel,
  WireMade,
  WireProject,
  WireTask,
  WireUser,
} from '../wire.ts';
import { type Exchange, Recording, responseOf, templateOf, type Version, versions } from './recording.ts';
import { address, ioOver } from './replay.ts';

/*
 * Every answer of every version goes through the client and, where eis knows its kind, through the schema it reads it
 * with. None may be misread, whatever the person did to get it.
 */

const folder = (version: Version): URL => new URL(`../recordings/${version}/`, import.meta.url);

const exchangesOf = (version: Version): readonly Exchange[] =>
  readdirSync(folder(version)).flatMap(
    (file) => Recording.parse(JSON.parse(readFileSync(new URL(file, folder(version)), 'utf8'))).exchanges,
  );

const v2List = (item: z.ZodType) => z.looseObject({ items: listed(item) });

/** By method and path, ids aside. The first that fits. */
const FORMS: readonly (readonly [pattern: RegExp, schema: z.ZodType])[] = [
  [/^GET \/api\/v1\/info$/, WireInfo],
  [/^GET \/api\/v\d\/user$/, WireAccount],
  [/^GET \/api\/v1\/(tasks(\/all)?|projects\/:id\/tasks)$/, listed(WireTask)],
  [/^GET \/api\/v2\/(tasks|projects\/:id\/tasks)$/, v2List(WireTask)],
  [/^GET \/api\/v\d\/tasks\/:id$/, WireTask.nullable()],
  [/^GET \/api\/v1\/projects\/\w+\/tasks\/by-index\/:id$/, WireTask],
  [/^(PUT|POST) \/api\/v\d\/projects\/:id\/tasks$/, WireTask],
  [/^(POST|PUT|PATCH) \/api\/v\d\/tasks\/:id$/, WireTask.nullable()],
  [/^GET \/api\/v1\/projects$/, listed(WireProject)],
  [/^GET \/api\/v2\/projects$/, v2List(WireProject)],
  [/^(GET|POST) \/api\/v1\/projects\/:id$/, WireProject],
  [/^PUT \/api\/v1\/projects$/, WireProject],
  [/^GET \/api\/v1\/(labels|tasks\/:id\/labels)$/, listed(WireLabel)],
  [/^(PUT|POST) \/api\/v\d\/labels(\/:id)?$/, WireLabel],
  [/^GET \/api\/v1\/labels\/:id$/, WireLabel],
  [/^GET \/api\/v1\/(users|projects\/:id\/projectusers|tasks\/:id\/assignees)$/, listed(WireUser)],
  [/^GET \/api\/v1\/tasks\/:id\/comments$/, listed(WireComment)],
  [/^PUT \/api\/v1\/tasks\/:id\/comments$/, WireMade],
];

const schemaOf = ({ request }: Exchange): z.ZodType => {
  const key = `${request.method} ${templateOf(request.path)}`;
  return FORMS.find(([pattern]) => pattern.test(key))?.[1] ?? z.json();
};

const { signal } = new AbortController();
const METHODS = z.enum(['GET', 'PUT', 'POST', 'PATCH', 'DELETE']);

/** What the client makes of it: an answer, or an error for people. */
async function read(exchange: Exchange): Promise<Answer | UserFacingError> {
  const ask = createClient(
    address,
    ioOver(async () => await Promise.resolve(responseOf(exchange)), null),
  );
  const question: Question = { method: METHODS.parse(exchange.request.method), path: exchange.request.path };
  try {
    const answer = await ask(question, signal);
    return isOk(answer) ? answer : refusalOf(answer, question, 'vikunja.example.org');
  } catch (error) {
    if (error instanceof UserFacingError) return error;
    throw error;
  }
}

/** A file is no JSON and limits and errors of the server are no answers; everything else is one. */
const isFailure = ({ response: { status, headers } }: Exchange): boolean =>
  status >= 400 || (headers['content-type'] ?? '').startsWith('text/');

const counts: Readonly<Record<Version, number>> = { '0.24.6': 510, '1.1.0': 501, '2.5.0': 587 };

describe.each(versions)('every recorded answer of Vikunja %s', (version) => {
  const exchanges = exchangesOf(version);

  it(`figure: Vikunja ${version}: ${counts[version]} exchanges whose answers are parsed`, () => {
    expect(exchanges).toHaveLength(counts[version]);
  });

  it('is read as what it is, refusals as sentences for people', async () => {
    expect(exchanges.length).toBeGreaterThan(0);
    const misread: string[] = [];
    for (const exchange of exchanges) {
      const result = await read(exchange);
      const isRight = isFailure(exchange)
        ? result instanceof UserFacingError && /^[A-Zv].+\.$/.test(result.message)
        : !(result instanceof UserFacingError) && schemaOf(exchange).safeParse(result.body ?? null).success;
      if (!isRight) misread.push(exchange.name);
    }
    expect(misread).toEqual([]);
  });

  it('shows no mail address and none of the words of the service in a refusal', async () => {
    const refused = exchanges.filter(isFailure);
    expect(refused.length).toBeGreaterThan(50);
    for (const exchange of refused) {
      const result = await read(exchange);
      expect(result instanceof UserFacingError && result.message).not.toMatch(/@|invalid|provided/i);
    }
  });
});
