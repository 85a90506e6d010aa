import { expect, test } from "vitest";
import { happening } from "./notification-words.ts";

const one = { kind: "reply", actorName: "Ann", others: 0, count: 1, decision: null } as const;

test("one, several times, several people", () => {
  expect(happening(one)).toBe("Ann replied in a conversation about");
  expect(happening({ ...one, count: 3 })).toBe("Ann replied 3 times in a conversation about");
  expect(happening({ ...one, count: 3, others: 1 })).toBe(
    "Ann and somebody else replied 3 times in a conversation about",
  );
  expect(happening({ ...one, count: 4, others: 2 })).toContain("Ann and 2 others");
});

test("somebody whose account is gone, and nobody at all", () => {
  expect(happening({ ...one, kind: "mentioned", actorName: null })).toBe("Somebody mentioned you in");
  expect(happening({ ...one, kind: "published", actorName: null })).toBe("Published on schedule:");
  expect(happening({ ...one, kind: "held", actorName: null })).toBe("Held back at its time:");
  expect(happening({ ...one, kind: "review_decided", decision: "changes_requested" })).toBe(
    "Ann asks for changes in",
  );
});
