import { defineConfig } from "@playwright/test";

const executablePath = process.env.BROADSHEET_CHROMIUM;

/** The product in a real browser: one server and one database for the run, a publication of its own for each test. */
export default defineConfig({
  testDir: "specs",
  outputDir: "results",
  globalSetup: "./fixtures/global-setup.ts",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  // A build server may stall for seconds; the summary names what needed the second try.
  retries: process.env.CI ? 1 : 0,
  use: {
    viewport: { width: 1280, height: 900 },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
});
