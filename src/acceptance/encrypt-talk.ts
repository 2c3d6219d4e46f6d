/** The rooms in which people speak in a talk, as `-- encrypt` names them. */
export function roomsOf(talk: string): readonly string[] {
  const said = [...talk.matchAll(/^([a-z][a-z0-9_.-]*) @ (dm(?:\([a-z0-9_.-]+\))?|#[a-z0-9_-]+):/gm)];
  return [...new Set(said.map(([, who = '', place = '']) => (place === 'dm' ? `dm(${who})` : place)))];
}

/** The same talk, with every room encrypted from its beginning. */
export const encrypted = (talk: string): string =>
  [...roomsOf(talk).map((room) => `-- encrypt ${room}`), talk].join('\n');
