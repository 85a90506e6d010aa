import { expect, test } from "vitest";
import { routeTable } from "./route-table.ts";

const find = routeTable({
  "/": "home",
  "/posts/[slug]": "post",
  "/archive": "archive",
  "/archive/[year]": "year",
  "/archive/[year]/[month]": "month",
  "/tags/[slug]/feed.xml": "tag feed",
  "/tags/[slug]": "tag",
  "/media/[...path]": "media",
  "/[page]": "page",
  "/[...path]": "anything else",
});

test("an exact part wins over a parameter, a parameter over the rest", () => {
  expect(find("/")).toBe("home");
  expect(find("/archive")).toBe("archive");
  expect(find("/about")).toBe("page");
  expect(find("/archive/2026")).toBe("year");
  expect(find("/archive/2026/03")).toBe("month");
  expect(find("/tags/x/feed.xml")).toBe("tag feed");
  expect(find("/tags/feed.xml")).toBe("tag");
});

test("what goes deeper than its folder falls to the rest of the nearest one", () => {
  expect(find("/posts/a/b")).toBe("anything else");
  expect(find("/tags/x/rss")).toBe("anything else");
  expect(find("/media/a/b/c.png")).toBe("media");
  expect(find("/media")).toBe("page");
  expect(find("//evil.example")).toBe("anything else");
});

test("without a rest nothing is found for what no route is for", () => {
  expect(routeTable({ "/a/[b]": 1 })("/a")).toBeUndefined();
  expect(routeTable({ "/a/[b]": 1 })("/c/d/e")).toBeUndefined();
  expect(routeTable({ "/a": 1 })("/__proto__")).toBeUndefined();
});
