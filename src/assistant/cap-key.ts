import { today } from '../core/time.ts';
import type { Answering } from './known.ts';

/** The cap is told of once a month (conversation.md 14.6). */
export const capKey = ({ caller, now }: Pick<Answering, 'caller' | 'now'>): string =>
  `cap|${caller.user}|${today(now, caller.timeZone).toPlainYearMonth().toString()}`;
