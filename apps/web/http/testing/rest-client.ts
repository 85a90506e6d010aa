import type { TokenScope } from "@broadsheet/contract/permissions";
import type { TestApp } from "@broadsheet/core/testing/test-app";
import { type MadeStaff, makeStaff } from "@broadsheet/testing/factories";
import { handleRest } from "../rest/handle-rest.ts";

export interface RestAnswer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
  body: any;
}

export interface RestCall {
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** Default: the installation's own. */
  host?: string;
}

export type Rest = (method: string, path: string, call?: RestCall) => Promise<RestAnswer>;

/** Calls REST as a program would: `rest("GET", "/posts?limit=5")`. A body is sent as JSON unless it is text or bytes already. */
export const restOf =
  (app: TestApp): Rest =>
  async (method, path, { token, body, headers = {}, host = "localhost:3000" } = {}) => {
    const sent = new Headers({ host, ...headers });
    if (token !== undefined) sent.set("authorization", `Bearer ${token}`);
    const raw = typeof body === "string" || body instanceof Uint8Array || body instanceof FormData;
    if (body !== undefined && !raw && !sent.has("content-type")) sent.set("content-type", "application/json");
    const init: RequestInit = { method, headers: sent };
    if (body !== undefined) init.body = raw ? (body as BodyInit) : JSON.stringify(body);
    const response = await handleRest(app.services, new Request(`http://localhost:3000/api/v1${path}`, init));
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === "" ? null : JSON.parse(text),
    };
  };

let admin: { app: TestApp; staff: MadeStaff } | undefined;

/** A token of the test's publication with these scopes. */
export async function makeToken(app: TestApp, ...scopes: TokenScope[]): Promise<string> {
  if (admin?.app !== app)
    admin = { app, staff: await makeStaff(app.services.db, app.publication.id, "admin") };
  const caller = await app.as(admin.staff);
  return (await caller.tokens.create({ name: "Test", scopes, expiresInDays: null })).secret;
}
