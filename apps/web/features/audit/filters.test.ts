import { expect, test } from "vitest";
import { exportAddress, filtersOf } from "./filters.ts";

test("days are those of the publication's clock, the last one included", () => {
  expect(filtersOf({ from: "2026-03-28", to: "2026-03-29", kind: "post" }, "Europe/Vienna")).toEqual({
    kind: "post",
    from: "2026-03-27T23:00:00.000Z",
    // The clock was put forward that day.
    before: "2026-03-29T22:00:00.000Z",
  });
  expect(filtersOf({}, "UTC")).toEqual({});
});

test("a file is asked for with the same filters", () => {
  expect(exportAddress({ kind: "post", userId: undefined })).toBe("/api/studio/audit?kind=post");
});
