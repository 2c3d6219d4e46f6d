import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

export interface Ended {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs a program to its end, whatever that is. */
export async function runProgram(program: string, words: readonly string[], cwd = '.'): Promise<Ended> {
  const child = spawn(program, words, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, errors] = [[] as Buffer[], [] as Buffer[]];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const { promise, resolve: ended, reject } = Promise.withResolvers<number | null>();
  child.on('error', reject);
  child.on('close', ended);
  const status = await promise;
  return { status, output: Buffer.concat(output).toString(), errors: Buffer.concat(errors).toString() };
}

/** Runs an installed tool in a tree that may lie elsewhere. */
export const runTool = async (name: string, words: readonly string[], root: string): Promise<Ended> =>
  await runProgram(resolve('node_modules/.bin', name), words, root);

/** For a tool that says neither "fine" nor what is wrong. */
export const unclear = (name: string, { status, output, errors }: Ended): Error =>
  new Error(
    `${name} ended with ${status} and without a result:\n${`${output}\n${errors}`.trim().slice(-2000)}`,
  );
