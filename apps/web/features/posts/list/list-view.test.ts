import { listPostsInput } from "@broadsheet/contract/post-lists";
import { describe, expect, it } from "vitest";
import { listInputFor, readListState, views, writeListState } from "./list-view.ts";

const id = "01937b4e-0000-7000-8000-000000000001";

describe("the address of a list of posts", () => {
  it("says everything the list shows", () => {
    const state = { view: "review", q: "tide tables", authorId: id, tagId: null } as const;
    expect(readListState(new URLSearchParams(writeListState(state)))).toEqual(state);
    expect(writeListState(readListState({}))).toBe("");
  });

  it("leaves out what makes no sense", () => {
    const state = readListState({ view: "everything", author: "me'; --", tag: [id, "x"], q: "  " });
    expect(state).toEqual({ view: "all", q: "", authorId: null, tagId: id });
  });

  it("leads to input that the contract takes, for every tab", () => {
    for (const { value } of views) {
      const input = listInputFor("page", { view: value, q: "a", authorId: id, tagId: id });
      expect(listPostsInput.parse(input)).toMatchObject({ kind: "page", q: "a", authorId: id, tagId: id });
    }
    expect(listInputFor("post", readListState({ view: "bin" })).bin).toBe(true);
  });
});
