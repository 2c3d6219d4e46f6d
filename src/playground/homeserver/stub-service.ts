import { z } from 'zod';
import type { HttpReply, HttpRequest, HttpRoute } from '../../core/http.ts';
import type { RegistrationFile } from './application-service.ts';

/** A registration like the one eis writes, for `example.org`. */
export const stubRegistration: RegistrationFile = {
  id: 'eis',
  url: 'http://eis.invalid',
  as_token: 'as_token_for_tests',
  hs_token: 'hs_token_for_tests',
  sender_localpart: 'eis_sender',
  namespaces: {
    users: [{ exclusive: true, regex: '^@eis(_[a-z0-9._=/+-]+)?:example\\.org$' }],
    aliases: [{ exclusive: true, regex: '^#eis_.*:example\\.org$' }],
  },
};

const body = z.looseObject({
  events: z.array(
    z.looseObject({ event_id: z.string(), type: z.string(), content: z.record(z.string(), z.json()) }),
  ),
  ephemeral: z.array(z.looseObject({ type: z.string() })).default([]),
});

export interface Received {
  readonly id: string;
  readonly request: HttpRequest;
  readonly body: z.output<typeof body>;
}

/** An application service that does nothing but take notes, and answers as it is told. */
export class StubService {
  readonly received: Received[] = [];
  readonly pings: HttpRequest[] = [];
  /** Aliases it was asked for. */
  readonly asked: string[] = [];
  answer: HttpReply = { status: 200, body: {} };
  /** What it waits for before it answers a transaction. */
  wait: () => Promise<unknown> = async () => await Promise.resolve();
  #held: PromiseWithResolvers<void> | undefined;

  readonly routes: readonly HttpRoute[] = ['/_matrix/app/v1', ''].flatMap((prefix): HttpRoute[] => [
    {
      method: 'PUT',
      path: `${prefix}/transactions/:id`,
      bodyLimit: 16 * 1024 * 1024,
      answer: async (request) => {
        const text = new TextDecoder().decode(request.body);
        this.received.push({
          id: request.parameters['id'] ?? '',
          request,
          body: body.parse(JSON.parse(text)),
        });
        await this.wait();
        return this.answer;
      },
    },
    {
      method: 'POST',
      path: `${prefix}/ping`,
      bodyLimit: 1024,
      answer: async (request) => {
        this.pings.push(request);
        return await Promise.resolve(this.answer);
      },
    },
    {
      method: 'GET',
      path: `${prefix}/rooms/:alias`,
      bodyLimit: 0,
      answer: async (request) => {
        this.asked.push(request.parameters['alias'] ?? '');
        return await Promise.resolve({ status: 404, body: { errcode: 'M_NOT_FOUND' } });
      },
    },
  ]);

  /** Answers nothing until `release`. */
  hold(): void {
    this.#held = Promise.withResolvers();
    this.wait = async () => await this.#held?.promise;
  }

  release(): void {
    this.#held?.resolve();
  }

  /** What arrived, in short: the texts of messages, else the type. One list for each transaction. */
  inShort(): readonly (readonly string[])[] {
    return this.received.map(({ body: { events } }) =>
      events.map(({ type, content }) => {
        if (typeof content['body'] === 'string') return content['body'];
        return typeof content['membership'] === 'string' ? content['membership'] : type;
      }),
    );
  }
}
