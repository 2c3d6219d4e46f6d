import type { Changed } from '../core/action-result.ts';
import type { UserFacingError } from '../core/errors.ts';
import type { Act } from '../core/journal.ts';
import { homeId, homeName } from './homes.ts';
import type { OpenHomes } from './open-homes.ts';

/** What is said of an act that an earlier attempt began when nothing about it can be looked up. */
export function inDoubt(act: Act, { all }: Pick<OpenHomes, 'all'>, error?: UserFacingError): Changed {
  const home = all.find((one) => homeId(one) === act.connection);
  return {
    kind: 'changed',
    markdown: '',
    service: home ? homeName(home) : act.connection,
    trouble: { kind: 'doubt', error },
    notBegun: 0,
    touched: [],
    mark: act.mark,
  };
}

/** An earlier attempt may have made an edit, and nobody has looked since. */
export const isOpen = ({ steps }: Act): boolean => steps.some(({ receipt }) => receipt === undefined);
