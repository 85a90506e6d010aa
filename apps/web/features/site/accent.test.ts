import fc from "fast-check";
import { expect, test } from "vitest";
import { accentProperties, contrast } from "./accent.ts";
import { themeTokens } from "./themes/all-tokens.ts";

const pair = (value: string | undefined) =>
  /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(value ?? "")?.slice(1) ?? [];
const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

test.each(Object.entries(themeTokens))(
  "whatever colour a publication chooses, it can be read in %s",
  (_, { colours }) => {
    const grounds = (side: 0 | 1) =>
      (["paper", "surface", "raised", "sunken"] as const).map((name) => colours[name][side]);
    fc.assert(
      fc.property(hex, (colour) => {
        const properties = accentProperties(colour, colours);
        const [light = "", dark = ""] = pair(properties["--accent"]);
        for (const paper of grounds(0)) expect(contrast(light, paper)).toBeGreaterThanOrEqual(4.5);
        for (const paper of grounds(1)) expect(contrast(dark, paper)).toBeGreaterThanOrEqual(4.5);
        const [onLight = "", onDark = ""] = pair(properties["--on-accent"]);
        expect(contrast(onLight, light)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(onDark, dark)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  },
);

test("a colour that can be read stays as it is", () => {
  expect(accentProperties("#9b1c31", themeTokens.broadsheet.colours)["--accent"]).toMatch(
    /^light-dark\(#9b1c31, /,
  );
});
