import { writeFileSync } from "node:fs";
import { createServices } from "@broadsheet/core/create-services";
import { readServicesEnv } from "@broadsheet/core/env";
import { systemContext } from "@broadsheet/core/kernel/system-context";
import { createLogger } from "@broadsheet/telemetry/logger";
import { prepareInstallation } from "./installation.ts";
const inst = await prepareInstallation(4201, 1000, () => {});
const services = await createServices(readServicesEnv(inst.environment), { name: "x", log: createLogger({ name: "x", level: "silent" }) });
const users = await services.db.sql`select 1`;
void users;
const { createToken } = await import("@broadsheet/core/tokens/create-token").catch(() => ({ createToken: null })) as any;
let token = "";
try {
  const ctx = await systemContext(services, inst.publicationId, "fp");
  const { makeStaff } = await import("@broadsheet/testing/factories");
  const owner = await makeStaff(services.db, inst.publicationId, "owner");
  const actor = { kind: "user", userId: owner.userId, name: "x", email: "x@example.org", authorId: owner.authorId, role: "owner", sessionId: owner.sessionId };
  const made = await createToken({ ...ctx, actor }, { name: "bench", scopes: ["content:read"], expiresAt: null });
  token = made.secret ?? made.token;
} catch (e) { console.error(e); }
await services.stop();
const { environment, ...rest } = inst as any;
const env: any = {};
for (const k of ["API_CALLS_PER_MINUTE","NODE_ENV","PORT","HOST","BROADSHEET_URL","BROADSHEET_DATA_DIR","DATABASE_URL","AUTH_SECRET","LOG_LEVEL"]) env[k] = environment[k];
writeFileSync("/tmp/fp.json", JSON.stringify({ env, token, ...rest }));
writeFileSync("/tmp/fp.env", Object.entries(env).map(([k, v]) => `export ${k}='${v}'`).join("\n") + "\n");
console.log("ready", token.slice(0, 6));
process.on("SIGTERM", async () => { await inst.remove(); process.exit(0); });
setInterval(() => {}, 1 << 30);
