import { prepareDataDirectory } from "@broadsheet/db/data-directory";
import type { CliEnv } from "../env.ts";
import { migrateInstallation } from "../migrate-installation.ts";
import { print } from "../output.ts";
import { installationVariables, parseVariables, placeholderDatabase, useServices } from "../services.ts";
import { openInstallation } from "./claim.ts";
import { type DatabaseServer, startDatabase } from "./database-server.ts";
import { type ManagedProcess, superviseProcess } from "./managed-process.ts";
import { checkPort } from "./port.ts";
import { type Mode, webProcess, workerProcess } from "./processes.ts";
import { waitUntilReady } from "./readiness.ts";
import { stopRequest } from "./stop-request.ts";

/**
 * Runs the whole installation until it is asked to stop: database, migrations, then web and worker as one group.
 *
 * @throws {OperatorError} in one line when it cannot start; everything started by then is stopped again.
 */
export async function runInstallation(env: CliEnv, mode: Mode): Promise<void> {
  const processes: ManagedProcess[] = [];
  let database: DatabaseServer | undefined;
  const stop = stopRequest(() => {
    for (const running of processes) running.kill();
  });
  try {
    await checkPort(env.host, env.port);
    await prepareDataDirectory(env.dataDir);
    parseVariables(await installationVariables(env, placeholderDatabase));
    database = await startDatabase(env, print);
    await migrateInstallation(database.ownerUrl, print);
    const variables = await installationVariables(env, database.appUrl);
    for (const spec of [webProcess(mode, variables), workerProcess(mode, variables)]) {
      processes.push(superviseProcess(spec, print));
    }
    const started = Promise.all(processes.map((running) => running.ready));
    const ready = started.then(() => waitUntilReady(env.host, env.port, print)).then(() => "ready" as const);
    if ((await Promise.race([ready, stop])) === "ready") {
      print(`\nBroadsheet answers at ${env.url}`);
      const claimUrl = await useServices(variables, openInstallation);
      if (claimUrl !== null) print(`Nobody owns it yet. Whoever opens this link first does:\n${claimUrl}`);
      print("Ctrl-C stops it.\n");
      await stop;
    }
    print("Stopping");
  } finally {
    await Promise.all(processes.map((running) => running.stop()));
    await database?.stop();
  }
}
