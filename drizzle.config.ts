import { defineConfig } from 'drizzle-kit';

// One dialect: PGlite speaks it too. `npx drizzle-kit generate` writes the next file of drizzle/; files there only ever grow.
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/store/schema/*.ts',
  out: './drizzle',
});
