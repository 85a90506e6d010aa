/** The port a server of the bench listens on. */
export function readBenchPort(): number {
  return Number(process.env.PORT);
}

/** A Chromium, where it is not in one of its usual places. */
export function readChromePath(): string | undefined {
  return process.env.CHROME_PATH || undefined;
}
