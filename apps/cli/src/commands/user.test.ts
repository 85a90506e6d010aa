import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createTestDatabase, type TestDatabase } from "@broadsheet/db/testing/test-database";
import { factoryTime, makePublication, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCli } from "../testing/run-cli.ts";

const email = "mei@example.org";
let folder: string;
let database: TestDatabase;
let userId: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "broadsheet-cli-"));
  await mkdir(path.join(folder, "data"));
  database = await createTestDatabase();
  const { db } = database;
  const first = await makePublication(db, { name: "The Harbour Post", hosts: ["harbour.localhost"] });
  const second = await makePublication(db, { name: "Tide Tables", hosts: ["tides.localhost"] });
  ({ userId } = await makeStaff(db, first.id, "owner", { name: "Mei Okafor", email }));
  await makeStaff(db, second.id, "author", { name: "Mei Okafor", userId });
  await makeStaff(db, second.id, "author", { name: "Nils", email: "nils@example.org" });
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const cli = (args: string[], input?: string) => {
  const variables = { BROADSHEET_DATA_DIR: path.join(folder, "data"), DATABASE_URL: database.ownerUrl };
  return runCli(["user", "reset-second-factor", ...args], variables, input).exit;
};
async function lockOut(): Promise<void> {
  const { owner } = database;
  await owner`insert into totp_secrets (user_id, sealed_secret, created_at, confirmed_at)
    values (${userId}, 'sealed', ${factoryTime}, ${factoryTime})`;
  await owner`insert into recovery_codes (user_id, code_hash, created_at) values (${userId}, 'hash', ${factoryTime})`;
}
const left = async () => {
  const [row] = await database.owner`select
    (select count(*)::int from totp_secrets where user_id = ${userId}) as apps,
    (select count(*)::int from recovery_codes where user_id = ${userId}) as codes,
    (select count(*)::int from sessions where user_id = ${userId} and revoked_at is null) as sessions,
    (select count(*)::int from audit_log where action = 'user.second_factors_reset' and subject_id = ${userId}) as log`;
  return row;
};

test("nothing is removed unless the operator types the address again", async () => {
  await lockOut();
  for (const input of [undefined, "yes\n", "nils@example.org\n"]) {
    const { code, stderr } = await cli([email], input);
    expect(code).toBe(1);
    expect(stderr).toContain("Mei Okafor (mei@example.org) works for The Harbour Post and Tide Tables");
    expect(stderr).toContain("an authenticator app and 1 recovery code");
    expect(stderr).toContain("Nothing was changed");
  }
  expect(await left()).toEqual({ apps: 1, codes: 1, sessions: 2, log: 0 });

  const { code, stdout } = await cli([email.toUpperCase()], `${email}\n`);
  expect(code).toBe(0);
  expect(stdout).toContain("2 sessions ended");
  expect(await left()).toEqual({ apps: 0, codes: 0, sessions: 0, log: 2 });
}, 120_000);

test("programs say --yes; who has no second factor is left alone, and strangers are told of", async () => {
  await lockOut();
  const done = await cli([email, "--yes", "--json"]);
  expect(JSON.parse(done.stdout)).toMatchObject({ reset: true, authenticator: true, recoveryCodes: 1 });
  const again = await cli([email, "--yes", "--json"]);
  expect(JSON.parse(again.stdout)).toMatchObject({ reset: false, authenticator: false });
  for (const [address, said] of [
    ["nobody@example.org", "Nobody with the address nobody@example.org may sign in here"],
    ["mei", "mei is not an e-mail address"],
  ] as const) {
    const { code, stderr } = await cli([address, "--yes"]);
    expect(code).toBe(1);
    expect(stderr).toContain(said);
  }
}, 120_000);
