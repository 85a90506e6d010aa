import { expect, test } from "vitest";
import { openApiDocument } from "../../../http/rest/openapi.ts";
import { restRoutes } from "../../../http/rest/routes.ts";
import { referenceOf } from "./reference.ts";
import { fieldsOf, typeOf } from "./schema-words.ts";

const reference = referenceOf(openApiDocument("https://blog.example.org"));
const operations = reference.groups.flatMap((group) => group.operations);

test("every operation of the API is told of once, with what it takes and answers", () => {
  const told = operations.map(({ method, path }) => `${method} ${path}`);
  expect(told.sort()).toEqual(restRoutes.map(({ method, path }) => `${method} ${path}`).sort());
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
  const create = operations.find(({ id }) => id === "createPost");
  expect(create).toMatchObject({ open: false, result: { status: "201", type: "EditorialPost" } });
  expect(create?.body?.fields.find(({ name }) => name === "authorIds")).toMatchObject({
    type: "UUID[]",
    required: false,
  });
  expect(create?.body?.example).toContain("markdown");
  const list = operations.find(({ id }) => id === "listPosts");
  expect(list).toMatchObject({ open: true, result: { status: "200", type: "PostPage" } });
  expect(list?.parameters.find(({ name }) => name === "limit")?.description).toBe("1 to 100; default `20`");
});

test("every type that is named can be looked up", () => {
  const names = new Set(reference.types.map(({ name }) => name));
  for (const { result } of operations)
    if (result.type !== "nothing" && !result.type.startsWith("{")) expect(names).toContain(result.type);
  expect(names).toContain("Problem");
});

test.each([
  [{ $ref: "#/components/schemas/__schema0" }, "any JSON value"],
  [{ anyOf: [{ type: "string" }, { type: "null" }] }, "string | null"],
  [{ type: "array", items: { enum: ["a", "b"] } }, '("a" | "b")[]'],
  [{ type: ["string", "null"] }, "string | null"],
  [{ type: "object", properties: { a: {}, b: {} }, required: ["a"] }, "{ a, b? }"],
  [{ allOf: [{ const: 1 }, { type: "object" }] }, "1 & object"],
  [{}, "any JSON value"],
])("%j is told as a type", (schema, words) => {
  expect(typeOf(schema)).toBe(words);
});

test("limits that only the machine has are left out", () => {
  const properties = { n: { type: "integer", minimum: 1, maximum: Number.MAX_SAFE_INTEGER } };
  expect(fieldsOf({ properties })).toEqual([
    { name: "n", type: "integer", required: false, description: "" },
  ]);
});
