/** Something that goes wrong in a model's server, in the model, or on the way to it. */
export const modelFaults = {
  down: 'nothing listens any more',
  closed: 'the connection closes without an answer',
  silent: 'no answer ever comes',
  slow: 'the first word comes seven seconds later',
  endless: 'the answer never ends',
  huge: 'the answer has ten megabytes',
  cut: 'the answer breaks off in the middle',
  html: 'an HTML page comes instead of the answer',
  'broken-json': 'the answer is no JSON',
  redirect: 'the server sends the request on to another host',
  'not-found': 'the model is not there',
  busy: 'the server has no room at the moment',
  'out-of-memory': 'the model does not fit into the memory',
  limited: 'too many requests: again in 20 seconds',
  quota: 'the key is good, but nothing is left to spend',
  'wrong-key': 'the key is not accepted',
  forbidden: 'the key may ask the model, and see no list of models',
  refusal: 'the model refuses to answer',
  words: 'the model answers in words, and no schema is kept',
  almost: 'the object of the model is not closed',
  twice: 'the model gives its object twice',
  length: 'the model stops in the middle because it may say no more',
  'tool-call': 'the model calls a tool that nobody offered',
  'error-line': 'an error comes in the middle of a good answer',
} as const;

export type ModelFault = keyof typeof modelFaults;

export const isModelFault = (name: string): name is ModelFault => Object.hasOwn(modelFaults, name);
