import { describe, expect, it } from "vitest";
import { requireStorable } from "./storable.ts";

const nested = (depth: number) => JSON.parse(`${"[".repeat(depth)}1${"]".repeat(depth)}`);

describe("what can be stored", () => {
  it.each([undefined, null, 1, "", "𝄞 Grüße", { a: [{ b: "c" }] }, nested(399)])(
    "takes ordinary values (%#)",
    (value) => {
      expect(() => requireStorable(value)).not.toThrow();
    },
  );

  it.each([
    ["a\0b", ""],
    [{ a: { b: ["x", "\0"] } }, "a.b.1"],
    [{ a: "\ud834" }, "a"],
    [{ "\udd1e": 1 }, ""],
  ])("names the place of what cannot be (%#)", (value, path) => {
    expect(() => requireStorable(value)).toThrow(
      expect.objectContaining({
        code: "INVALID_INPUT",
        details: { issues: [expect.objectContaining({ path })] },
      }),
    );
  });

  it("refuses endless nesting without running out of stack", () => {
    expect(() => requireStorable(nested(200_000))).toThrow(
      expect.objectContaining({ code: "INVALID_INPUT" }),
    );
  });
});
