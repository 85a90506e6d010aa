import { existsSync } from "node:fs";

/** The port a server of the bench listens on. */
export function readBenchPort(): number {
  return Number(process.env.PORT);
}

const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The Chromium of this machine, where one is named or in one of its usual places. */
export function findChromium(): string | undefined {
  const named = process.env.BROADSHEET_CHROMIUM || process.env.CHROME_PATH;
  return named || browsers.find((path) => existsSync(path));
}
