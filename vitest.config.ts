import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/**/*.test.{ts,tsx}", "apps/!(e2e)/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
    globalSetup: ["packages/db/src/testing/global-setup.ts", "packages/core/src/testing/global-setup.ts"],
    setupFiles: ["scripts/vitest-setup.ts"],
    pool: "forks",
    // Many of them wait for Postgres or for processes: by itself Vitest leaves a core idle, of two the half.
    maxWorkers: "100%",
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
