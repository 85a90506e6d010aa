import { describe, expect, it } from "vitest";
import { initialsOf } from "./avatar.tsx";

describe("initials", () => {
  it.each([
    ["Ada Lindqvist", "AL"],
    ["ada maria lindqvist", "AL"],
    ["Plato", "P"],
    ["  Tomás   Beira ", "TB"],
    ["李 小龙", "李小"],
    ["é̱lan vital", "É̱V"],
    ["👩🏽‍💻 Coder", "👩🏽‍💻C"],
    ["", ""],
  ])("of %j are %j", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
