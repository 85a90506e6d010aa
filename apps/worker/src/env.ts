export type WorkerEnv = { databaseUrl: string };

/** @throws when DATABASE_URL is missing: a worker alone has no embedded database, `npm start` gives it one. */
export function readWorkerEnv(env: NodeJS.ProcessEnv = process.env): WorkerEnv {
  const databaseUrl = env.DATABASE_URL;
  if (!databaseUrl) throw new Error("The worker needs DATABASE_URL");
  return { databaseUrl };
}
