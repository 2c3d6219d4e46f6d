import type { AdminDoor, DeadLetterView } from './admin-door.ts';
import { deadLetterNumber } from './admin-routes.ts';
import { plain, type ExitCode, type Output } from './output.ts';

export interface DeadLettersDeps extends Output, Pick<AdminDoor, 'deadLetters' | 'rerun'> {}

/** `eis dead-letters [list]` and `eis dead-letters rerun NUMBER`. */
export async function deadLetters(
  { json, words }: { readonly json: boolean; readonly words: readonly string[] },
  deps: DeadLettersDeps,
): Promise<ExitCode> {
  const [verb = 'list', which = ''] = words;
  if (verb === 'list' && which === '') {
    const list = await deps.deadLetters();
    deps.print(json ? JSON.stringify(list, undefined, 2) : listText(list));
    return 0;
  }
  const id = deadLetterNumber(which);
  if (verb !== 'rerun' || id === undefined) {
    deps.complain('Say: eis dead-letters, or: eis dead-letters rerun NUMBER');
    return 2;
  }
  if (await deps.rerun(id)) {
    deps.print(`Dead letter ${id} is handled again, behind what waits already.`);
    return 0;
  }
  deps.complain(`There is no dead letter ${id} that was not handled again already.`);
  return 1;
}

function listText(list: readonly DeadLetterView[]): string {
  if (list.length === 0) return 'No dead letters.';
  return list.map(lineOf).join('\n');
}

const lineOf = ({ id, reference, kind, lane, error, at, rerunAt }: DeadLetterView): string =>
  [
    `${id}. ${reference} ${kind}, ${at.toISOString()}${rerunAt === undefined ? '' : `, handled again ${rerunAt.toISOString()}`}`,
    `   ${plain(lane)}`,
    `   ${plain(error)}`,
  ].join('\n');
