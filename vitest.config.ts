import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const alias = { '~': fileURLToPath(new URL('./app', import.meta.url)) }

/** Two projects: `unit` stands beside the code; `integration` starts databases and processes and may take longer. */
export default defineConfig({
  test: {
    watch: false,
    passWithNoTests: true,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: [
            'app/**/*.test.{ts,tsx}',
            'sandbox/**/*.test.ts',
            'provider-api/**/*.test.ts',
            'provider-check/**/*.test.ts',
            'provider-kit/**/*.test.ts',
            'adapters/**/*.test.ts',
            'scripts/**/*.test.{ts,mjs}',
            'tests/speech/**/*.test.ts',
          ],
          environment: 'node',
          globalSetup: './tests/support/setup-unit.ts',
          setupFiles: './tests/support/seed.ts',
          pool: 'threads',
          // Each test file in a world of modules of its own would take half as long again.
          isolate: false,
          maxWorkers: 2,
          testTimeout: 20_000,
          hookTimeout: 30_000,
          // The tests never depend on the zone of the machine; the code asks for Europe/Stockholm by name.
          env: { TZ: 'UTC' },
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['tests/{integration,security,reliability,performance,truth}/**/*.test.ts'],
          environment: 'node',
          globalSetup: './tests/support/setup-integration.ts',
          setupFiles: './tests/support/seed.ts',
          pool: 'forks',
          isolate: false,
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          env: { TZ: 'UTC' },
        },
      },
    ],
  },
})
