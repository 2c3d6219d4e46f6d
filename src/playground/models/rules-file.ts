import { z } from 'zod';
import { isModelFault, type ModelFault, modelFaults } from './model-faults.ts';
import type { Rule } from './script.ts';

const pattern = z.string().transform((text, context): RegExp => {
  try {
    return new RegExp(text, 'imu');
  } catch {
    context.addIssue({ code: 'custom', message: `${text} is no pattern` });
    return z.NEVER;
  }
});

const fault = z.custom<ModelFault>((name) => typeof name === 'string' && isModelFault(name), {
  error: `one of ${Object.keys(modelFaults).join(', ')}`,
});

/** One rule of a script, as a file has it. */
const rule = z
  .strictObject({
    /** Looked for in the last message of the user; capitals do not count. Left out: fits everything. */
    when: pattern.exactOptional(),
    /** An object is given as JSON, a text as it is. */
    answer: z.json().exactOptional(),
    fault: fault.exactOptional(),
    /** Fits one time. */
    once: z.boolean().default(false),
    tokens: z.strictObject({ sent: z.int(), received: z.int() }).exactOptional(),
  })
  .transform(({ once, ...rest }): Rule => ({ isOnce: once, ...rest }));

const local = z.strictObject({
  /** What is installed. */
  models: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        family: z.string().exactOptional(),
        parameters: z.string().exactOptional(),
        size: z.int().exactOptional(),
        capabilities: z.array(z.string()).exactOptional(),
        context: z.int().exactOptional(),
        remoteHost: z.string().exactOptional(),
      }),
    )
    .default([{ name: 'qwen3:4b' }]),
  rules: z.array(rule).default([]),
  /** Whether it listens when the talk begins. */
  down: z.boolean().default(false),
});

const cloud = z.strictObject({
  /** Those that are good. */
  keys: z.array(z.string()).default([]),
  models: z.array(z.string()).exactOptional(),
  rules: z.array(rule).default([]),
});

/** Which models there are in a talk, and what they say. */
export const modelsFile = z.strictObject({
  /** An Ollama; left out: there is none. */
  local: local.optional(),
  /** `https://api.anthropic.com` */
  claude: cloud.optional(),
  /** `https://api.openai.com` */
  openai: cloud.optional(),
  /** Others that speak like OpenAI, by their origin. */
  endpoints: z.record(z.string().regex(/^https:\/\/[^/]+$/), cloud).default({}),
});
export type ModelsFile = z.output<typeof modelsFile>;
