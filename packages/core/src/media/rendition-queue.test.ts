import { expect, test } from "vitest";
import { isCrowded, oneByOne } from "./rendition-queue.ts";

test("one at a time, in order, each thing once, and no crowd without end", async () => {
  const log: string[] = [];
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const work = (name: string) => async () => {
    log.push(`${name} begins`);
    await gate;
    log.push(`${name} ends`);
    return name;
  };
  const results = [oneByOne("a", work("a")), oneByOne("b", work("b")), oneByOne("a", work("never"))];
  expect(isCrowded()).toBe(false);
  const failing = oneByOne("c", () => Promise.reject(new Error("no")));
  const more = Array.from({ length: 16 }, (_, n) => oneByOne(`d${n}`, async () => n));
  expect(isCrowded()).toBe(true);
  open();
  expect(await Promise.all(results)).toEqual(["a", "b", "a"]);
  await expect(failing).rejects.toThrow("no");
  expect(await Promise.all(more)).toHaveLength(16);
  expect(log).toEqual(["a begins", "a ends", "b begins", "b ends"]);
  expect(isCrowded()).toBe(false);
  expect(await oneByOne("a", async () => "again")).toBe("again");
});
