import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { config, proxy } from "./proxy.ts";

const answer = (headers: Record<string, string> = {}, path = "/studio") =>
  proxy(new NextRequest(`http://localhost${path}`, { headers }));

function policyOf(response: Response): Map<string, string[]> {
  const text = response.headers.get("content-security-policy") ?? "";
  return new Map(
    text.split("; ").map((directive) => [directive.split(" ")[0] ?? "", directive.split(" ").slice(1)]),
  );
}

describe("the studio's policy", () => {
  it("runs scripts by a nonce that is new in each answer, and nothing inline", () => {
    const scripts = [answer(), answer()].map((response) => policyOf(response).get("script-src") ?? []);
    const nonces = scripts.map((sources) => sources.find((source) => source.startsWith("'nonce-")));
    expect(nonces[0]).toMatch(/^'nonce-[A-Za-z0-9+/]{22}=='$/);
    expect(nonces[0]).not.toBe(nonces[1]);
    for (const sources of scripts) {
      expect(sources).toContain("'strict-dynamic'");
      expect(sources).not.toContain("'unsafe-inline'");
      expect(sources).not.toContain("'unsafe-eval'");
    }
  });

  it("lets no site frame it, nor change where it sends forms and relative links", () => {
    const policy = policyOf(answer());
    expect(policy.get("frame-ancestors")).toEqual(["'none'"]);
    expect(policy.get("base-uri")).toEqual(["'none'"]);
    expect(policy.get("object-src")).toEqual(["'none'"]);
    expect(policy.get("form-action")).toEqual(["'self'"]);
    expect(policy.get("style-src")).not.toContain("'unsafe-inline'");
  });

  it("tells Next the same nonce, whatever the caller sent", () => {
    const response = answer({ "x-nonce": "chosen-by-the-caller" });
    const nonce = response.headers.get("x-middleware-request-x-nonce");
    expect(nonce).not.toBe("chosen-by-the-caller");
    expect(policyOf(response).get("script-src")).toContain(`'nonce-${nonce}'`);
  });

  it("tells layouts which page was asked for, whatever the caller sent", () => {
    const response = answer({ "x-broadsheet-path": "//evil.example" }, "/studio/posts?status=draft&q=rain");
    expect(response.headers.get("x-middleware-request-x-broadsheet-path")).toBe(
      "/studio/posts?status=draft&q=rain",
    );
  });

  it("covers the studio alone", () => {
    expect(config.matcher).toEqual(["/studio", "/studio/:path*"]);
  });
});
