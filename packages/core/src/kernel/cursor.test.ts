import { AppError } from "@broadsheet/contract/errors";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeCursor, encodeCursor, instantAndId, pageFrom, textAndId } from "./cursor.ts";

test("a cursor gives back the values it was made of", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400, unit: "grapheme" }), fc.uuid(), (text, id) => {
      if (text.length > 400) return;
      expect(decodeCursor(encodeCursor([text, id]), textAndId)).toEqual([text, id]);
    }),
  );
});

test("anything else is refused as INVALID_CURSOR, whatever it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (noise) => {
      expect(() => decodeCursor(noise, instantAndId)).toThrow(AppError);
    }),
  );
  for (const instant of [`2026-01-01T00:00:00.${"1".repeat(200)}Z`, "0000-01-01T00:00:00Z"])
    expect(() =>
      decodeCursor(encodeCursor([instant, "01890000-0000-7000-8000-000000000001"]), instantAndId),
    ).toThrow(expect.objectContaining({ code: "INVALID_CURSOR" }));
  const foreign = encodeCursor(["a title", "not an id"]);
  expect(() => decodeCursor(foreign, textAndId)).toThrow(expect.objectContaining({ code: "INVALID_CURSOR" }));
});

test("a page tells whether another follows", () => {
  const page = (rows: number[]) =>
    pageFrom(
      rows,
      2,
      (row) => [row],
      (row) => row * 10,
    );
  expect(page([1, 2])).toEqual({ items: [10, 20], nextCursor: null });
  expect(page([1, 2, 3])).toEqual({ items: [10, 20], nextCursor: encodeCursor([2]) });
  expect(page([])).toEqual({ items: [], nextCursor: null });
});
