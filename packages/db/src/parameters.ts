type Given = string | boolean | null | Uint8Array;

/** The protocol counts parameters in 16 bits. */
const most = 65_000;

/**
 * A statement's parameters in forms that postgres.js can always write. One that it cannot would break off in the middle of what is being sent,
 * so it is refused here, before anything is.
 */
export function parametersOf(parameters: readonly unknown[]): Given[] {
  if (parameters.length > most) throw new RangeError(`a statement may have ${most} parameters`);
  return parameters.map((value, at) => {
    switch (typeof value) {
      case "string":
      case "boolean":
        return value;
      case "number":
      case "bigint":
        return String(value);
      default:
        if (value === null || value instanceof Uint8Array) return value;
        throw new TypeError(
          `parameter ${at + 1} is ${value === undefined ? "undefined" : `a ${typeof value}`}: give it as text`,
        );
    }
  });
}
