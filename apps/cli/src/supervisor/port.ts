import { createServer } from "node:net";
import { OperatorError } from "@broadsheet/db/operator-error";

/**
 * Tries the port before anything else is started, so that a taken one is known at once.
 *
 * @throws {OperatorError} when this process could not listen there.
 */
export async function checkPort(host: string, port: number): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once("error", reject);
      probe.listen(port, host, resolve);
    });
  } catch (error) {
    throw explain(error, host, port);
  }
  await new Promise((resolve) => probe.close(resolve));
}

function explain(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") {
    return new OperatorError(`Port ${port} is taken by another program: stop it, or set PORT to a free one.`);
  }
  if (code === "EACCES") {
    return new OperatorError(`This user may not listen on port ${port}: set PORT to one above 1023.`);
  }
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return new OperatorError(`HOST ${host} is not an address of this machine: correct it, or leave it out.`);
  }
  return error;
}
