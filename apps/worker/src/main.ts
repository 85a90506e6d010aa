import { loadingLean } from "@broadsheet/telemetry/lean-loading";

// Loaded from here, so that the heap is told before the first module of size comes.
await loadingLean(async () => (await import("./run-worker.ts")).runWorker());
