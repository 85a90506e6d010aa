let insertedAt = Number.NEGATIVE_INFINITY;

/** Notes that a block with fields of its own is being inserted by a person, as opposed to loaded. */
export function markInserted(): void {
  insertedAt = performance.now();
}

export function wasJustInserted(): boolean {
  return performance.now() - insertedAt < 500;
}
