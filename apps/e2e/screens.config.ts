import { defineConfig } from "@playwright/test";
import tests from "./playwright.config.ts";

/** `npm run screens`: the product as for the tests, but it is photographed instead of tested. */
export default defineConfig(tests, {
  testDir: "screens",
  testMatch: "*.screens.ts",
  outputDir: "results/screens",
  retries: 0,
  timeout: 300_000,
  use: { trace: "off", screenshot: "off" },
});
