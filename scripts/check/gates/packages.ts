import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { atLeast, type Gate } from '../gate.ts';
import { ratchets } from '../ratchets.ts';

const Manifest = z.looseObject({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const Lock = z.looseObject({
  packages: z.record(z.string(), z.looseObject({ version: z.string().optional() })),
});

/** A version, or another package in its place in exactly one version. */
const EXACT = /^(?:npm:(?:@[^@]+|[^@]+)@)?\d/;

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** The same comparison as before every start; a version that is not exact is one that nobody chose. */
export const packages: Gate = {
  name: 'packages',
  judge: async () => {
    const { dependencies, devDependencies } = Manifest.parse(read('package.json'));
    const installed = Lock.parse(read('node_modules/.package-lock.json'));
    const fits: unknown = createRequire(import.meta.url)('../../setup/fits.cjs');
    const { differences } = z
      .looseObject({
        differences: z.custom<(locked: unknown, installed: unknown) => string[]>(
          (value) => typeof value === 'function',
        ),
      })
      .parse(fits);
    const wrong = differences(Lock.parse(read('package-lock.json')), installed);
    const ranges = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !EXACT.test(version),
    );
    const count = Object.keys(installed.packages).length;
    return await Promise.resolve({
      count: `${count} packages`,
      problems: [
        ...wrong.map((name) => `${name} is not installed as locked (npm install)`),
        ...ranges.map(([name, version]) => `package.json: ${name} has no exact version but ${version}`),
        ...atLeast(count, ratchets.packages, 'packages'),
      ],
    });
  },
};
