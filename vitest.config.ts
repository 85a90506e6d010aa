import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/**/*.test.{ts,tsx}", "apps/!(e2e)/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
    globalSetup: ["packages/db/src/testing/global-setup.ts", "packages/core/src/testing/global-setup.ts"],
    setupFiles: ["scripts/vitest-setup.ts"],
    pool: "forks",
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
