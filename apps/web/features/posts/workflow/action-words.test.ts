import { postActions, postStatuses } from "@broadsheet/contract/posts";
import { describe, expect, it } from "vitest";
import { actionLook, arrangeActions, askingFor, isWorkflowAction } from "./action-words.ts";

const live = { live: true, kind: "post" as const, title: "Tide" };
const draft = { ...live, live: false };

describe("the workflow's steps on the screen", () => {
  it("shows every step that is allowed exactly once, in any state", () => {
    for (const status of postStatuses) {
      const { buttons, menu } = arrangeActions(postActions, status);
      expect([...buttons, ...menu].toSorted()).toEqual(postActions.filter(isWorkflowAction).toSorted());
      expect(buttons.length).toBeLessThanOrEqual(2);
    }
  });

  it("puts a reviewer's decision first", () => {
    const { buttons } = arrangeActions(["edit", "publish", "approve", "request_changes"], "in_review");
    expect(buttons).toEqual(["approve", "request_changes"]);
  });

  it("asks before whatever readers notice, and before what is lost", () => {
    for (const action of ["publish", "unpublish", "archive", "delete", "discard_changes", "purge"] as const)
      expect(askingFor(action, live).kind).toBe("confirm");
    expect(askingFor("archive", draft).kind).toBe("no");
    expect(askingFor("request_changes", draft)).toMatchObject({ kind: "comment", required: true });
  });

  it("calls publishing by what it does", () => {
    expect(actionLook("publish", live).label).toBe("Publish changes");
    expect(actionLook("publish", draft).label).toBe("Publish");
  });
});
