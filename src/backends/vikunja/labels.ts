import { UserFacingError } from '../../core/errors.ts';
import { fold } from '../../core/fold.ts';
import { literal } from '../../core/reply.ts';
import type { Names } from './names.ts';
import type { WireLabel } from './wire.ts';
import { say } from './sentences.ts';

/** The first whole match, else the first that is the same to people. */
export function labelsNamed(labels: readonly WireLabel[], title: string): readonly WireLabel[] {
  const whole = labels.filter((label) => label.title === title);
  if (whole.length > 0) return whole;
  return labels.filter((label) => fold(label.title ?? '') === fold(title));
}

/** The ids of labels that exist already; one that is gone by now stops everything before anything is done. */
export async function labelIds(
  { names }: { readonly names: Names },
  titles: readonly string[],
  signal: AbortSignal,
): Promise<readonly number[]> {
  if (titles.length === 0) return [];
  const known = await names.labels(signal);
  return titles.map((title) => {
    const [label] = labelsNamed(known, title);
    if (label) return label.id;
    throw new UserFacingError((language) => say(language).labelGone(literal(title)), {
      certainty: 'not done',
    });
  });
}
