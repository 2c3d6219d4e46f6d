// Node strips the types itself, so nothing is transformed. Few workers: each PGlite needs some 300 MB.
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {},
  testMatch: ['<rootDir>/src/**/*.test.ts', '<rootDir>/scripts/**/*.test.ts'],
  maxWorkers: 2,
  testTimeout: 30_000,
};
