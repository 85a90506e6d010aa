import { createServices, type RunningServices } from "@broadsheet/core/create-services";
import { readServicesEnv, type ServicesEnv } from "@broadsheet/core/env";
import { OperatorError } from "@broadsheet/db/operator-error";
import { createLogger } from "@broadsheet/telemetry/logger";
import { withDatabase } from "./database.ts";
import { type CliEnv, childEnvironment } from "./env.ts";
import { keepSecrets } from "./supervisor/secrets.ts";

/** The variables that web, worker and commands read, with what this installation decides for itself filled in. */
export async function installationVariables(env: CliEnv, appUrl: string): Promise<NodeJS.ProcessEnv> {
  const secret = env.authSecret ?? (await keepSecrets(env.dataDir)).AUTH_SECRET;
  return childEnvironment({
    PORT: String(env.port),
    HOST: env.host,
    BROADSHEET_URL: env.url,
    BROADSHEET_DATA_DIR: env.dataDir,
    DATABASE_URL: appUrl,
    AUTH_SECRET: secret,
  });
}

/** Stands for the database where variables are checked before there is one. */
export const placeholderDatabase = "postgres://localhost/unknown";

/** @throws {OperatorError} naming the first variable that is wrong. */
export function parseVariables(variables: NodeJS.ProcessEnv): ServicesEnv {
  try {
    return readServicesEnv(variables);
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : String(error)}.`, { cause: error });
  }
}

/** Gives a command what core works with, on the database that `withDatabase` finds. Only warnings are logged. */
export async function withServices<T>(
  env: CliEnv,
  log: (message: string) => void,
  work: (services: RunningServices) => Promise<T>,
): Promise<T> {
  return withDatabase(env, log, async ({ appUrl }) =>
    useServices(await installationVariables(env, appUrl), work),
  );
}

/** Makes the services that these variables describe for as long as `work` takes. */
export async function useServices<T>(
  variables: NodeJS.ProcessEnv,
  work: (services: RunningServices) => Promise<T>,
): Promise<T> {
  const services = await createServices(parseVariables(variables), {
    name: "cli",
    // Standard output is for the command's answer.
    log: createLogger({
      name: "cli",
      level: "warn",
      pretty: process.stderr.isTTY,
      destination: process.stderr,
    }),
    maxConnections: 4,
  });
  try {
    return await work(services);
  } finally {
    await services.stop();
  }
}
