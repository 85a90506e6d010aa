import { makeStaff } from "@broadsheet/testing/factories";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readMoved } from "../site/moved.reads.ts";
import { readSite } from "../site/scope.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { readRedirectFile } from "./read-redirect-file.ts";

let app: TestApp;
let owner: Caller;
beforeAll(async () => {
  app = await createTestApp();
  owner = await app.as(await makeStaff(app.services.db, app.publication.id, "owner"));
});
afterAll(() => app.close());

const short = (text: string) => {
  const { format, redirects, faults } = readRedirectFile(text);
  return {
    format,
    redirects: redirects.map(({ fromPath, to, permanent }) => `${fromPath} ${to} ${permanent ? 301 : 302}`),
    faults: faults.map(({ line, reason }) => `${line}: ${reason}`),
  };
};

test("CSV with and without a heading, quotes and a status", () => {
  expect(
    short(
      'from,to,status\r\n/a,/b\r\n"/c,d","https://e.org/x?y=1",302\r\n/e/,/f,maybe\r\n,/g\r\n/a,/z\r\n/h,/h\r\n',
    ),
  ).toEqual({
    format: "csv",
    redirects: ["/a /b 301", "/c,d https://e.org/x?y=1 302"],
    faults: [
      "4: Third is the status, such as 301 or 302, and not maybe",
      "5: This is no address of a page",
      "6: Line 2 already says where this leads",
      "7: A redirect cannot lead to itself",
    ],
  });
});

test("_redirects of static hosts", () => {
  const file = `# old site
/a /b
/old/*  /new/:splat  302!
/x/*/y /z
/s/:id /t 301
/r /s 200
/q /s 301 Country=de
/lonely
/p javascript:alert(1)
/plain /go/:splat`;
  expect(short(file)).toEqual({
    format: "netlify",
    redirects: ["/a /b 301", "/old/* /new/:splat 302"],
    faults: [
      "4: This is no address of a page",
      "5: Only /* can stand for something, at the end of an address",
      "6: 200 is no redirect that is taken here: use 301, 302, 307 or 308",
      "7: Conditions on a redirect are not taken",
      "8: A redirect needs two addresses",
      "9: Use an address that starts with https://, http:// or /",
      "10: Only an address that ends in /* has something for :splat",
    ],
  });
});

test("Ghost's JSON and YAML; of its expressions only the plain ones", () => {
  const json = JSON.stringify([
    { from: "^\\/about\\/?$", to: "/us", permanent: true },
    { from: "/blog/(.*)$", to: "/posts/$1", permanent: false },
    { from: "^/(a|b)+$", to: "/c" },
    { from: 1, to: 2 },
  ]);
  expect(short(json)).toEqual({
    format: "ghost-json",
    redirects: ["/about /us 301", "/blog/* /posts/:splat 302"],
    faults: [
      "3: Regular expressions are not taken but for (.*) at the end",
      "4: A redirect needs two addresses",
    ],
  });
  expect(short("301:\n  /one: /two\n302:\n  /three/: https://e.org/\n404:\n  /x: /y\n")).toEqual({
    format: "ghost-yaml",
    redirects: ["/one /two 301", "/three https://e.org/ 302"],
    faults: ["3: 404 is no redirect"],
  });
});

test("whatever a file holds, it is read in time and yields only what can be stored", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(..."/a*:,\n\"'[{}]() 301$^\\.+"), maxLength: 300 }),
      (text) => {
        try {
          for (const { fromPath, to } of readRedirectFile(text).redirects) {
            expect(fromPath).toMatch(/^\/(?!\/)[^\s?#]*$/);
            expect(to).toMatch(/^(\/(?!\/)|https?:)/);
          }
        } catch (error) {
          expect(String(error)).toMatch(/JSON|YAML|list|Error/);
        }
      },
    ),
  );
  const evil = `/${"a".repeat(50_000)}(${"x+".repeat(20_000)})`;
  const started = performance.now();
  readRedirectFile(JSON.stringify([{ from: evil, to: "/x" }]));
  readRedirectFile(`${evil} /x`);
  readRedirectFile(`${"a,".repeat(100_000)}`);
  expect(performance.now() - started).toBeLessThan(2_000);
});

test("a dry run tells what an import then does; what is there already is kept or replaced", async () => {
  await owner.redirects.create({ fromPath: "/there", to: "/before", permanent: true });
  const text = "/there /after 301\n/fresh /somewhere 302\nwrong";
  const told = await owner.redirects.import({ text, dryRun: true });
  expect(told).toMatchObject({ format: "netlify", added: 1, kept: 1, replaced: 0, same: 0, faultCount: 1 });
  expect(told.faults).toEqual([{ line: 3, text: "wrong", reason: "A redirect needs two addresses" }]);
  expect((await owner.redirects.list({ limit: 50 })).items).toHaveLength(1);
  await owner.redirects.import({ text });
  expect((await owner.redirects.export()).csv).toBe(
    "from,to,status\n/fresh,/somewhere,302\n/there,/before,301\n",
  );
  expect(await owner.redirects.import({ text, existing: "replace" })).toMatchObject({ replaced: 1, same: 1 });
  const { csv } = await owner.redirects.export();
  expect(csv).toContain("/there,/after,301");
  expect(await owner.redirects.import({ text: csv, dryRun: true })).toMatchObject({ added: 0, same: 2 });
  await expect(owner.redirects.import({ text: "[{" })).rejects.toMatchObject({
    cause: { code: "INVALID_INPUT" },
  });
});

test("a star stands for the rest of an address; an address of its own comes first, then the longest", async () => {
  const moved = async (path: string) => {
    const ctx = await app.contextFor({ kind: "anonymous" });
    return (await readSite(ctx, (tx, scope) => readMoved(tx, scope, path)))?.to ?? null;
  };
  await owner.redirects.import({
    text: "/w/* /n/:splat\n/w/deep/* https://e.org/:splat\n/w/exact /one\n/loop/* /loop/x/:splat\n/all/* /top",
  });
  expect(await moved("/w/a/b c")).toBe("/n/a/b%20c");
  expect(await moved("/w")).toBe("/n/");
  expect(await moved("/w/deep/ü")).toBe("https://e.org/%C3%BC");
  expect(await moved("/w/exact")).toBe("/one");
  expect(await moved("/all/of/it")).toBe("/top");
  expect(await moved("/loop/a")).toBeNull();
  expect(await moved("/other")).toBeNull();
});
