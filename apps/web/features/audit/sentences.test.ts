import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { AuditEntry } from "@broadsheet/contract/people";
import { expect, test } from "vitest";
import { labelOf, sentenceOf, sentences } from "./sentences.ts";

const core = path.resolve(import.meta.dirname, "../../../../packages/core/src");

/** Every name written at an `audit()` call of the core. */
function actionsOfCore(): string[] {
  const files = readdirSync(core, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts"),
  );
  const sources = files.map((file) => readFileSync(path.join(core, file), "utf8"));
  return sources
    .filter((source) => source.includes("audit("))
    .flatMap((source) => [...source.matchAll(/"([a-z]+\.[a-z_]+)"/g)].map(([, action]) => action ?? ""))
    .filter((action) =>
      /^(post|tag|author|media|redirect|token|invitation|staff|role|publication|session|user)\./.test(action),
    );
}

test("everything the core notes has a sentence", () => {
  const noted = actionsOfCore();
  expect(noted.length).toBeGreaterThan(30);
  expect(noted.filter((action) => !Object.hasOwn(sentences, action))).toEqual([]);
});

const entry = (action: string, data: AuditEntry["data"], subjectName: string | null = null): AuditEntry => ({
  id: "01990000-0000-7000-8000-000000000000",
  action,
  actorName: "Ada",
  subjectType: "user",
  subjectId: null,
  subjectName,
  data,
  createdAt: "2026-01-01T00:00:00.000Z",
});

test.each([
  [entry("tag.merged", { name: "Boats", into: "Ferries" }), "merged the tag “Boats” into “Ferries”"],
  [entry("staff.role_changed", { from: "author", to: "editor" }, "Mei"), "made Mei editor (before: author)"],
  [entry("staff.removed", {}), "removed somebody from the staff"],
  [
    entry("publication.updated", { changed: ["name", "settings", "accentColor"] }),
    "changed the settings (name and accent colour)",
  ],
  [entry("session.others_revoked", { revoked: 1 }), "revoked 1 other session"],
  [
    entry("post.held", { title: "Tides", reasons: ["It has no tag", "It has no cover picture"] }),
    "held the post “Tides” back at its time: it has no tag; it has no cover picture",
  ],
  [entry("new.action", {}), "new.action"],
])("%j", (noted, sentence) => {
  expect(sentenceOf(noted)).toBe(sentence);
});

test("an action has a label for the filter", () => {
  expect(labelOf("post.review_requested")).toBe("Post: review requested");
});
