import { type PostAction, type PostReview, postStatuses } from "@broadsheet/contract/posts";
import { describe, expect, it } from "vitest";
import { type DescribedPost, describeState } from "./state-words.ts";

const review = (action: PostReview["action"], comment = ""): PostReview => ({
  id: "01937b4e-0000-7000-8000-000000000001",
  action,
  comment,
  actorName: "Mei",
  createdAt: "2026-03-01T09:00:00.000Z",
});
const post = (change: Partial<DescribedPost>): DescribedPost => ({
  kind: "post",
  status: "draft",
  live: false,
  hasChanges: false,
  publishedAt: null,
  scheduledAt: null,
  unpublishAt: null,
  scheduledBy: null,
  bundle: null,
  deletedAt: null,
  reviews: [],
  actions: [],
  ...change,
});
const say = (change: Partial<DescribedPost>) => {
  const { now, next } = describeState(post(change), (iso) => iso.slice(0, 10));
  return `${now} ${next}`.trim();
};
const actions: PostAction[] = ["publish"];

describe("where a post stands, in words", () => {
  it("is said in every state", () => {
    for (const status of postStatuses) expect(say({ status })).toMatch(/^[A-Z].*\.$/);
  });

  it("says who does what next", () => {
    expect(say({ actions })).toBe("A draft: only the staff sees it. Publish it when it is ready.");
    expect(say({ actions: ["request_review"] })).toContain("Ask for a review");
    expect(say({ status: "in_review", reviews: [review("requested")], actions: ["approve"] })).toBe(
      "In review since 2026-03-01 by Mei. Approve it, or say what should change.",
    );
  });

  it("quotes what should change, and not the whole of a long comment", () => {
    const said = say({
      status: "changes_requested",
      reviews: [review("changes_requested", "x".repeat(500))],
    });
    expect(said).toContain("Changes were asked for by Mei: “xxx");
    expect(said.length).toBeLessThan(300);
  });

  it("says what readers have meanwhile", () => {
    expect(say({ status: "in_review", live: true })).toContain("Readers keep seeing the published version");
    expect(say({ status: "published", live: true, hasChanges: true, actions })).toContain("do not see yet");
    expect(say({ status: "published", live: true })).toContain("Readers see this version");
  });

  it("says when it leaves the site, and which bundle it waits in", () => {
    const bundle = { id: "01937b4e-0000-7000-8000-000000000002", name: "Launch", action: "publish" as const };
    const said = say({
      status: "scheduled",
      scheduledAt: "2026-12-01T05:00:00.000Z",
      scheduledBy: "Mei",
      unpublishAt: "2026-12-24T05:00:00.000Z",
      bundle: { ...bundle, status: "scheduled" },
    });
    expect(said).toBe(
      "Scheduled for 2026-12-01 by Mei. It goes out then with its bundle. It leaves the site on 2026-12-24. It waits in the bundle “Launch”.",
    );
  });

  it("names the time of a schedule, and the bin above all", () => {
    expect(say({ status: "scheduled", scheduledAt: "2026-12-01T05:00:00.000Z" })).toContain(
      "Scheduled for 2026-12-01",
    );
    expect(say({ status: "published", live: true, deletedAt: "2026-12-02T05:00:00.000Z" })).toContain(
      "In the bin",
    );
  });
});
