/**
 * Something only the person who runs this installation can put right (a full disk, a wrong address, a folder without write access).
 * The message is one line that says what happened and what to do; programs print it as it is, without a stack.
 */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
}
