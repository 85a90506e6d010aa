/** Something the person at the keyboard can put right: shown as one line, without a stack. */
export class Problem extends Error {}

/**
 * Runs `main`, ending with its exit code; a Problem is printed as one line and ends with 1.
 *
 * @param {() => Promise<number>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Problem ? `broadsheet: ${error.message}` : error);
    process.exitCode = 1;
  }
}
