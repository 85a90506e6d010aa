import { createTestApp } from "@broadsheet/core/testing/test-app";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { handleOpenApi } from "./handle-openapi.ts";
import { openApiDocument } from "./openapi.ts";
import { restRoutes } from "./routes.ts";

const document = openApiDocument("https://news.example.org");

describe("the OpenAPI document", () => {
  it("is valid OpenAPI 3.1", async () => {
    const validator = new Validator();
    const result = await validator.validate(JSON.parse(JSON.stringify(document)));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(validator.version).toBe("3.1");
  });

  it("has every route, and no other", () => {
    const described = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.toSorted()).toEqual(
      restRoutes.map(({ method, path }) => `${method} ${path}`).toSorted(),
    );
    expect(described).toContain("GET /posts/slug/{slug}");
    expect(described.length).toBeGreaterThan(30);
  });

  it("says for each operation what it answers, how it is refused and who may ask", () => {
    const ids = new Set<string>();
    for (const { method, path, status } of restRoutes) {
      const operation = document.paths?.[path]?.[method.toLowerCase() as "get"];
      const codes = Object.keys(operation?.responses ?? {});
      expect(codes.filter((code) => code.startsWith("2"))).toEqual([String(status)]);
      expect(codes).toEqual(expect.arrayContaining(["400", "401", "403", "404", "422", "429"]));
      expect(operation?.security).toEqual(method === "GET" ? [{}, { token: [] }] : [{ token: [] }]);
      ids.add(operation?.operationId ?? "");
    }
    expect(ids.size).toBe(restRoutes.length);
    expect(document.components?.schemas).toMatchObject({ Problem: {}, LivePost: {}, EditorialPost: {} });
  });

  it("is served for the publication that was asked, for every site's pages", async () => {
    const app = await createTestApp({ hosts: ["news.test"] });
    try {
      const request = new Request("http://localhost/api/openapi.json", { headers: { host: "news.test" } });
      const response = await handleOpenApi(app.services, request);
      expect(response.headers.get("access-control-allow-origin")).toBe("*");
      expect(await response.json()).toMatchObject({
        openapi: "3.1.0",
        servers: [{ url: "http://news.test/api/v1" }],
      });
    } finally {
      await app.close();
    }
  });
});
