import type { Fields } from '../../core/json.ts';
import type { Ways } from './generation.ts';

interface More {
  readonly code?: number;
  readonly fields?: Fields;
}

/** What an endpoint does not do, and how both generations of the API say so. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: number | undefined;
  readonly fields: Fields;
  constructor(status: number, message: string, { code, fields = {} }: More = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

export const refuse = (status: number, code: number, message: string, fields: Fields = {}): Refusal =>
  new Refusal(status, message, { code, fields });

/** 401 says the same for every reason. */
export const unauthorised = (ways: Ways): Refusal =>
  new Refusal(
    401,
    'missing, malformed, expired or otherwise invalid token provided',
    ways.codesOnRefusals ? { code: 11 } : {},
  );

const FORBIDDEN = 0;

export const forbidden = (ways: Ways): Refusal =>
  new Refusal(403, 'Forbidden', ways.codesOnRefusals ? { code: FORBIDDEN } : {});

export const maySee = (ways: Ways): Refusal =>
  new Refusal(
    403,
    `You don't have the ${ways.permission} to see this`,
    ways.codesOnRefusals ? { code: FORBIDDEN } : {},
  );

export const noRoute = (): Refusal => new Refusal(404, 'Not Found');
export const noTask = (): Refusal => refuse(404, 4002, 'This task does not exist');
export const noProject = (): Refusal => refuse(404, 3001, 'This project does not exist.');
export const archived = (): Refusal =>
  refuse(412, 3008, 'This project is archived. Editing or creating new tasks is not possible.');

/** A struct that does not validate. `fields`: `title: non zero value required`. */
export const invalid = (ways: Ways, fields: readonly string[]): Refusal =>
  ways.namesInvalidFields
    ? refuse(412, 2002, 'Invalid Data', { invalid_fields: fields })
    : new Refusal(400, 'Struct is invalid. Invalid Data');

/** JSON that cannot be read into the struct; before 1.0 in the parser's own words. */
export const unreadable = (ways: Ways, inItsWords: string): Refusal =>
  ways.namesInvalidFields
    ? refuse(400, 2004, 'Invalid model provided: Bad Request')
    : new Refusal(400, inItsWords);

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  412: 'Precondition Failed',
  422: 'Unprocessable Entity',
};

/** The body of `/api/v1`. */
export const plainBody = ({ code, message, fields }: Refusal): Fields => ({
  ...(code === undefined ? {} : { code }),
  message,
  ...fields,
});

/** The body of `/api/v2`: a problem of RFC 9457. A plain 403 has no code there. */
export const problemBody = ({ status, code, message, fields }: Refusal, schemas: string): Fields => ({
  $schema: `${schemas}VikunjaErrorModel.json`,
  title: TITLES[status] ?? 'Internal Server Error',
  status,
  detail: message,
  ...(code === undefined || code === FORBIDDEN ? {} : { code }),
  ...fields,
});

/** What `/api/v2` says about a body that its schema does not know. */
export const schemaViolation = (errors: readonly Fields[]): Refusal =>
  new Refusal(422, 'validation failed', { fields: { errors } });
