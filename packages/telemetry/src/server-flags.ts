/**
 * What Node is told when web and worker are started. Their young objects get half the room that V8 gives by itself: under load it holds some 30 to 100 MiB less,
 * since what a request leaves behind is gone after the next small collection instead of lying there.
 */
export const serverFlags = ["--max-semi-space-size=8"] as const;
