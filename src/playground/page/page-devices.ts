import { z } from 'zod';
import type { HttpReply, HttpRequest, HttpRoute } from '../../core/http.ts';
import type { Person } from '../people.ts';

/** Whoever is played: their device is here and not in the browser. */
export interface PageDevice {
  readonly person: Pick<Person, 'user' | 'send' | 'openAll'>;
  /** That of `logInBrowser`. */
  readonly token: string;
}

/** The token of a login without keys: were it the device's own, the browser's /sync would take its messages from it. */
export const logInBrowser = async (person: Pick<Person, 'onNewDevice'>): Promise<string> =>
  (await person.onNewDevice('unverified')).token;

/** A whole event fits many times, and so does an answer of /sync. */
const BODY_LIMIT = 4 * 1024 * 1024;

const content = z.record(z.string(), z.json());
const sendBody = z.strictObject({ room: z.string(), type: z.string(), content });
const openBody = z.strictObject({
  events: z.array(
    z.looseObject({
      type: z.string(),
      content,
      event_id: z.string(),
      origin_server_ts: z.number(),
      room_id: z.string(),
      sender: z.string(),
      state_key: z.string().exactOptional(),
      redacts: z.string().exactOptional(),
      unsigned: content.exactOptional(),
    }),
  ),
});

/** What people on the page say in encrypted rooms, and what they can read there. */
export const deviceRoutes = (people: readonly PageDevice[]): readonly HttpRoute[] => [
  route('/playground/send', people, async ({ person }, body) => {
    const { room, type, content: said } = sendBody.parse(body);
    return { event_id: await person.send(room, type, said) };
  }),
  route('/playground/open', people, async ({ person }, body) => ({
    events: await person.openAll(openBody.parse(body).events),
  })),
];

function route(
  path: string,
  people: readonly PageDevice[],
  act: (device: PageDevice, body: unknown) => Promise<object>,
): HttpRoute {
  const whoIn = ({ headers }: Pick<HttpRequest, 'headers'>): PageDevice | undefined =>
    people.find(({ token }) => headers['authorization'] === `Bearer ${token}`);
  return {
    method: 'POST',
    path,
    bodyLimit: BODY_LIMIT,
    refuse: (request) => (whoIn(request) ? undefined : refused(401, 'Nobody of the page')),
    answer: async (request) => {
      const device = whoIn(request);
      if (!device) return refused(401, 'Nobody of the page');
      try {
        const body: unknown = JSON.parse(new TextDecoder().decode(request.body));
        return { status: 200, body: await act(device, body) };
      } catch (error) {
        return refused(400, error instanceof Error ? error.message : 'That did not work');
      }
    },
  };
}

const refused = (status: number, error: string): HttpReply => ({ status, body: { error } });
