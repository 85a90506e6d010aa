/** The port a server of the bench listens on. */
export function readBenchPort(): number {
  return Number(process.env.PORT);
}
