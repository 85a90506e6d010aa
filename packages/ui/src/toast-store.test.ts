import { expect, it } from "vitest";
import { toastStore } from "./toast-store.ts";

it("shows three messages at most, the newest ones, and tells whoever listens", () => {
  let told = 0;
  const stop = toastStore.subscribe(() => {
    told += 1;
  });
  const ids = ["one", "two", "three", "four"].map((title) => toastStore.add({ title }));
  expect(toastStore.get().map(({ title }) => title)).toEqual(["two", "three", "four"]);
  toastStore.remove(ids[2] ?? 0);
  expect(toastStore.get().map(({ title }) => title)).toEqual(["two", "four"]);
  expect(told).toBe(5);
  stop();
  toastStore.add({ title: "five" });
  expect(told).toBe(5);
});
