import type { Role } from "@broadsheet/contract/permissions";
import { describe, expect, it } from "vitest";
import { currentItem, navigationFor } from "./navigation.ts";

const labels = (role: Role) =>
  navigationFor({ role }).flatMap(({ items }) => items.map(({ label }) => label));

describe("the studio's navigation", () => {
  it("shows what the role may use", () => {
    expect(labels("contributor")).toEqual(["Overview", "Posts", "Pages", "Calendar", "Media"]);
    expect(labels("editor")).toContain("People");
    expect(labels("editor")).not.toContain("Settings");
    expect(labels("owner")).toContain("Audit log");
  });

  it("knows in which part one is", () => {
    const groups = navigationFor({ role: "owner" });
    expect(currentItem(groups, "/studio")).toBe("/studio");
    expect(currentItem(groups, "/studio/posts/1")).toBe("/studio/posts");
    expect(currentItem(groups, "/studio/postscript")).toBeUndefined();
  });
});
