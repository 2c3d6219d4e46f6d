import { planted, replacing, type Seed } from './seed.ts';

export const formatSeeds: readonly Seed[] = [
  planted('format', 'src/people/seeded-format.ts', 'export const   seeded=1\n'),
  planted('format', 'scripts/seeded-format.cjs', 'const   seeded=1\n'),
];

export const deadCodeSeeds: readonly Seed[] = [
  planted('files', 'src/people/seeded-unused.ts', 'export const seeded = 1;\n'),
  {
    caught: [
      { rule: 'exports', file: 'src/people/seeded-half-used.ts' },
      { rule: 'types', file: 'src/people/seeded-half-used.ts' },
    ],
    plant: {
      'scripts/seeded-entry.ts': `import { used } from '../src/people/seeded-half-used.ts';\nused();\n`,
      'src/people/seeded-half-used.ts':
        'export const used = (): void => {};\nexport const unused = 1;\nexport type Unused = string;\n',
    },
  },
  {
    caught: [
      { rule: 'dependencies', file: 'package.json' },
      { rule: 'devDependencies', file: 'package.json' },
    ],
    change: {
      'package.json': replacing(
        /"dependencies": \{([\s\S]*)"devDependencies": \{/,
        '"dependencies": { "semver": "1.0.0",$1"devDependencies": { "resolve": "1.0.0",',
      ),
    },
  },
];

export const scanSeeds: readonly Seed[] = [
  planted('time-comes-from-outside', 'src/people/seeded-now.ts', 'export const seeded = () => new Date();\n'),
  planted(
    'secrets-are-revealed-at-the-edge',
    'src/people/seeded-secret.ts',
    'export const seeded = (secret: { reveal: () => string }) => secret.reveal();\n',
  ),
  planted(
    'private-data-has-one-way-out',
    'src/people/seeded-private.ts',
    'export const seeded = (owned: { showIn: (place: string) => string }) => owned.showIn("here");\n',
  ),
  planted(
    'grants-are-made-in-one-place',
    'src/people/seeded-grant.ts',
    'export const seeded = (CloudGrant: new () => object) => new CloudGrant();\n',
  ),
  planted(
    'grants-are-types-elsewhere',
    'src/people/seeded-class.ts',
    "import { CloudGrant } from '../core/cloud-grant.ts';\n\nexport const seeded = CloudGrant.is;\n",
  ),
  planted(
    'events-go-through-the-guard',
    'src/people/seeded-sending.ts',
    "export const seeded = (clientPath: (...parts: string[]) => string, room: string) =>\n  clientPath('rooms', room, 'send', 'm.room.message', 't');\n",
  ),
];
