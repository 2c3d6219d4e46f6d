import { sameSecret } from '../core/digest.ts';
import type { HttpReply, HttpRequest } from '../core/http.ts';
import type { Secret } from '../core/secret.ts';

const BEARER = /^bearer +(\S{1,1000}) *$/i;

const forbidden: HttpReply = {
  status: 403,
  body: { errcode: 'M_FORBIDDEN', error: 'Bad token supplied' },
};

/**
 * Refuses every caller that does not show the homeserver's token, before its body is read and with the same words
 * whatever is wrong. Homeservers send it in the header, in the query, or in both (the Conduit family always):
 * every copy has to be right. Compared in constant time.
 */
export const homeserverOnly =
  (token: Secret) =>
  (request: Pick<HttpRequest, 'headers' | 'query'>): HttpReply | undefined => {
    const given = [
      ...tokenInHeader(request.headers['authorization']),
      ...request.query.getAll('access_token'),
    ];
    const right = given.filter((one) => sameSecret(one, token.reveal()));
    return given.length > 0 && right.length === given.length ? undefined : forbidden;
  };

/** A header of another kind counts as a wrong token. */
const tokenInHeader = (header: string | undefined): readonly string[] =>
  header === undefined ? [] : [BEARER.exec(header)?.[1] ?? ''];
