import type { Tool } from './look.ts';
import { arrows } from './tools/arrows.ts';
import { deadCode } from './tools/dead-code.ts';
import { format } from './tools/format.ts';
import { lint } from './tools/lint.ts';
import { scans } from './tools/scans.ts';
import { sentences } from './tools/sentences.ts';
import { types } from './tools/types.ts';

export const tools = { types, lint, format, arrows, deadCode, scans, sentences } as const satisfies Record<
  string,
  Tool
>;

export type ToolName = keyof typeof tools;
