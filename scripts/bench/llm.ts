import { breaker, overhead, promptBytes } from './llm-local.ts';
import { underModelLoad } from './llm-load.ts';
import type { Row } from './row.ts';

/** What eis adds to a local model, and what a busy or dead one does to everybody else. */
export async function llm(): Promise<readonly Row[]> {
  return [await overhead(), promptBytes(), ...(await underModelLoad()), await breaker()];
}
