import { setFlagsFromString } from "node:v8";

/**
 * Runs `load` with a heap that stays close to what it holds. While modules load nearly everything that is allocated is dropped at once, and V8
 * answers by growing the heap to a multiple of what is kept, which an idle process then never gives back. Speed is V8's aim again afterwards.
 */
export async function loadingLean<T>(load: () => Promise<T>): Promise<T> {
  setFlagsFromString("--optimize-for-size");
  try {
    return await load();
  } finally {
    setFlagsFromString("--no-optimize-for-size");
  }
}
