import { AppError } from "@broadsheet/contract/errors";
import type { Page } from "@broadsheet/contract/paging";
import { instant } from "@broadsheet/contract/primitives";
import { z } from "zod";
import { requireStorable } from "./storable.ts";

/** Packs the values that order a list into an opaque cursor. */
export function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

/** Unpacks a cursor. Throws INVALID_CURSOR for anything this list did not give out. */
export function decodeCursor<T extends z.ZodType<readonly (string | number)[]>>(
  cursor: string | undefined,
  shape: T,
): z.infer<T> | null {
  if (cursor === undefined) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    requireStorable(values);
    return shape.parse(values);
  } catch (error) {
    throw new AppError("INVALID_CURSOR", undefined, {}, { cause: error });
  }
}

/** Cursor of lists ordered by time and id. */
export const instantAndId = z.tuple([instant, z.uuid()]);
/** Cursor of lists ordered by a text and id. */
export const textAndId = z.tuple([z.string().max(400), z.uuid()]);

/** Makes a page of rows that were queried with `limit + 1`. */
export function pageFrom<Row, Item>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => readonly (string | number)[],
  itemOf: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(itemOf),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null,
  };
}
