import { failure } from './requests.ts';

/**
 * A value as JSON, if it comes back from it as it went in; without a key for the store the machine would write other
 * things than that.
 */
export function jsonText(value: unknown): string {
  if (!isJson(value)) throw failure('DataCloneError', 'only plain JSON is kept');
  return JSON.stringify(value);
}

function isJson(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      return value === null || isPlain(value);
    case 'bigint':
    case 'function':
    case 'symbol':
    case 'undefined':
    default:
      return false;
  }
}

/** A field that is undefined is left out, as the machine reads both alike. */
function isPlain(value: object): boolean {
  if (Array.isArray(value)) return value.every(isJson);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return false;
  return Object.values(value).every((field) => field === undefined || isJson(field));
}
