import { roles } from "@broadsheet/contract/permissions";
import { type PostAction, postActions, postStatuses } from "@broadsheet/contract/posts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Actor } from "../kernel/actor.ts";
import { allowedActions, type PostState, statusAfterEdit, step } from "./post.policy.ts";

const person = (role: (typeof roles)[number], authorId = "me"): Actor => ({
  kind: "user",
  userId: "user",
  authorId,
  role,
  name: "A",
  email: "a@example.org",
  sessionId: "session",
});
const free = { reviewRequired: false };
const strict = { reviewRequired: true };
const draft: PostState = {
  status: "draft",
  live: false,
  hasChanges: false,
  deleted: false,
  leaves: false,
  authorIds: ["me"],
};
const published: PostState = { ...draft, status: "published", live: true };

/** Every state a post can be in, by the database's own check constraints. */
const anyState: fc.Arbitrary<PostState> = fc
  .record({
    status: fc.constantFrom(...postStatuses),
    live: fc.boolean(),
    hasChanges: fc.boolean(),
    deleted: fc.boolean(),
    leaves: fc.boolean(),
    authorIds: fc.subarray(["me", "other"], { minLength: 1 }),
  })
  .filter(({ status, live, hasChanges, deleted, leaves }) => {
    if (leaves && !live && status !== "scheduled") return false;
    if (status === "published" && !live) return false;
    if ((status === "archived" || deleted) && live) return false;
    return live || !hasChanges;
  });
const anyActor: fc.Arbitrary<Actor> = fc.oneof(
  fc.constantFrom(...roles).map((role) => person(role)),
  fc.constant<Actor>({ kind: "anonymous" }),
  fc.constant<Actor>({ kind: "system", name: "scheduler" }),
  fc.constant<Actor>({ kind: "token", tokenId: "t", name: "t", scopes: ["posts:read", "posts:write"] }),
);
const anyRules = fc.record({ reviewRequired: fc.boolean() });

/** What the verbs do to the facts beside the status. */
function apply(state: PostState, action: PostAction, status: PostState["status"]): PostState {
  const offline = ["unpublish", "archive", "delete"].includes(action);
  const live = action === "publish" || (state.live && !offline);
  const hasChanges =
    live && (action === "edit" || (state.hasChanges && !["publish", "discard_changes"].includes(action)));
  const deleted = action === "delete" || (state.deleted && action !== "undelete");
  const set = action === "schedule_unpublish" || (state.leaves && action !== "cancel_unpublish");
  const leaves = set && (live || status === "scheduled");
  return { ...state, status, live, hasChanges, deleted, leaves };
}

describe("the way of a post", () => {
  test("draft, review, changes, review, approval, publication", () => {
    const author = person("author");
    const editor = person("editor", "editor");
    const steps: [Actor, PostAction, string][] = [
      [author, "request_review", "in_review"],
      [editor, "request_changes", "changes_requested"],
      [author, "request_review", "in_review"],
      [editor, "approve", "approved"],
      [author, "schedule", "scheduled"],
      [author, "unschedule", "approved"],
      [author, "publish", "published"],
    ];
    let post = draft;
    for (const [who, action, expected] of steps) {
      const taken = step(who, post, action, strict);
      expect(taken, action).toEqual({ ok: true, status: expected });
      if (taken.ok) post = apply(post, action, taken.status);
    }
    expect(post.live).toBe(true);
  });

  test("where review is required only reviewers publish what nobody approved", () => {
    expect(step(person("author"), draft, "publish", strict)).toEqual({ ok: false, code: "REVIEW_REQUIRED" });
    expect(step(person("author"), draft, "publish", free).ok).toBe(true);
    expect(step(person("editor"), draft, "publish", strict).ok).toBe(true);
    expect(step(person("contributor"), { ...draft, status: "approved" }, "publish", strict)).toEqual({
      ok: false,
      code: "FORBIDDEN",
    });
  });

  test("a live post with changes goes through review again while it stays live", () => {
    const changed = { ...published, hasChanges: true };
    expect(step(person("author"), published, "request_review", strict).ok).toBe(false);
    expect(step(person("author"), changed, "request_review", strict)).toEqual({
      ok: true,
      status: "in_review",
    });
    expect(step(person("author"), changed, "publish", strict)).toEqual({
      ok: false,
      code: "REVIEW_REQUIRED",
    });
    const inReview: PostState = { ...changed, status: "in_review" };
    expect(step(person("author"), inReview, "withdraw", strict)).toEqual({ ok: true, status: "published" });
    expect(step(person("author"), inReview, "discard_changes", strict)).toEqual({
      ok: true,
      status: "published",
    });
  });

  test("an approval is lost with a change by somebody who could not give it", () => {
    const approved: PostState = { ...draft, status: "approved" };
    expect(statusAfterEdit(person("author"), approved, strict)).toBe("draft");
    expect(statusAfterEdit(person("editor"), approved, strict)).toBe("approved");
    expect(statusAfterEdit(person("author"), { ...approved, status: "scheduled" }, free)).toBe("scheduled");
    expect(statusAfterEdit(person("author"), { ...approved, status: "scheduled", live: true }, strict)).toBe(
      "published",
    );
  });

  test("what is not yours does not exist for authors", () => {
    const foreign = { ...draft, authorIds: ["other"] };
    for (const action of postActions) {
      expect(step(person("author"), foreign, action, free), action).toEqual({ ok: false, code: "NOT_FOUND" });
    }
  });

  test("a post in the bin can be taken out or destroyed, nothing else", () => {
    expect(allowedActions(person("editor"), { ...draft, deleted: true }, free)).toEqual([
      "undelete",
      "purge",
    ]);
  });
});

describe("whatever happens", () => {
  test("every step from a possible state leads to a possible state", () => {
    fc.assert(
      fc.property(
        anyActor,
        anyState,
        fc.constantFrom(...postActions),
        anyRules,
        (actor, state, action, rules) => {
          const taken = step(actor, state, action, rules);
          if (!taken.ok) return;
          const next = apply(state, action, taken.status);
          expect(next.status !== "published" || next.live).toBe(true);
          expect(next.status !== "archived" || !next.live).toBe(true);
          expect(!next.deleted || !next.live).toBe(true);
        },
      ),
      { numRuns: 5000 },
    );
  });

  test("strangers can do nothing, contributors never change what readers see", () => {
    fc.assert(
      fc.property(anyState, anyRules, (state, rules) => {
        expect(allowedActions({ kind: "anonymous" }, state, rules)).toEqual([]);
        const visible = allowedActions(person("contributor"), state, rules).filter((action) => {
          const taken = step(person("contributor"), state, action, rules);
          return taken.ok && apply(state, action, taken.status).live !== state.live;
        });
        expect(visible).toEqual([]);
      }),
    );
  });

  test("no sequence of an author's own steps publishes past a required review", () => {
    const author = person("author");
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...postActions), { maxLength: 12 }), (actions) => {
        let post = draft;
        for (const action of actions) {
          const taken = step(author, post, action, strict);
          if (taken.ok)
            post = apply(
              post,
              action,
              action === "edit" ? statusAfterEdit(author, post, strict) : taken.status,
            );
        }
        expect(post.live).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test("more power never means fewer steps", () => {
    fc.assert(
      fc.property(anyState, anyRules, (state, rules) => {
        for (const [index, role] of roles.entries()) {
          const above = roles[index - 1];
          if (!above) continue;
          const more = new Set(allowedActions(person(above), state, rules));
          for (const action of allowedActions(person(role), state, rules))
            expect(more.has(action), action).toBe(true);
        }
      }),
    );
  });
});
