import fc from "fast-check";
import { expect, test } from "vitest";
import { accentProperties, contrast } from "./accent.ts";

const pair = (value: string | undefined) =>
  /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(value ?? "")?.slice(1) ?? [];
const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("whatever colour a publication chooses, it can be read on every paper of both themes", () => {
  fc.assert(
    fc.property(hex, (colour) => {
      const properties = accentProperties(colour);
      const [light = "", dark = ""] = pair(properties["--accent"]);
      for (const paper of ["#f8f5ef", "#fffdf9", "#f0ebe2"])
        expect(contrast(light, paper)).toBeGreaterThanOrEqual(4.5);
      for (const paper of ["#161412", "#1e1b18", "#26221e"])
        expect(contrast(dark, paper)).toBeGreaterThanOrEqual(4.5);
      const [onLight = "", onDark = ""] = pair(properties["--on-accent"]);
      expect(contrast(onLight, light)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(onDark, dark)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test("a colour that can be read stays as it is", () => {
  expect(accentProperties("#9b1c31")["--accent"]).toMatch(/^light-dark\(#9b1c31, /);
});
