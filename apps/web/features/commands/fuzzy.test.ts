import { expect, test } from "vitest";
import { fit, fitting } from "./fuzzy.ts";

const names = ["New post", "New page", "Posts", "API tokens", "Übersicht", "People"];
const found = (typed: string) => fitting(typed, names, (name) => name);

test("beginnings of words come before letters that lie about", () => {
  expect(found("np")).toEqual(expect.arrayContaining(["New post", "New page"]));
  expect(found("post")[0]).toBe("Posts");
  expect(found("new po")[0]).toBe("New post");
  expect(found("tok")).toEqual(["API tokens"]);
  expect(found("uber")).toEqual(["Übersicht"]);
  expect(found("zzz")).toEqual([]);
  expect(found("  ")).toEqual(names);
  expect(fit("", "anything")).toBe(1);
});
