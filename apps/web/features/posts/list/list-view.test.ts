import { listPostsInput, postFilter } from "@broadsheet/contract/post-lists";
import { describe, expect, it } from "vitest";
import {
  filterFor,
  listInputFor,
  plainState,
  readListState,
  stateOfFilter,
  views,
  writeListState,
} from "./list-view.ts";

const id = "01937b4e-0000-7000-8000-000000000001";

describe("the address of a list of posts", () => {
  it("says everything the list shows", () => {
    const state = {
      ...plainState,
      view: "review",
      ...{ q: "tide tables", authorId: id, changed: true, mine: true },
      ...{ language: "de-AT", from: "2026-03-01", until: "2026-03-31" },
    } as const;
    expect(readListState(new URLSearchParams(writeListState(state)))).toEqual(state);
    expect(writeListState(readListState({}))).toBe("");
  });

  it("leaves out what makes no sense", () => {
    const state = readListState({
      view: "everything",
      author: "me'; --",
      tag: [id, "x"],
      q: "  ",
      from: "2026-99-99",
    });
    expect(state).toEqual({ ...plainState, tagId: id });
  });

  it("leads to input that the contract takes, for every tab", () => {
    for (const { value } of views) {
      const input = listInputFor("page", { ...plainState, view: value, q: "a", authorId: id, tagId: id });
      expect(listPostsInput.parse(input)).toMatchObject({ kind: "page", q: "a", authorId: id, tagId: id });
    }
    expect(listInputFor("post", readListState({ view: "bin" })).bin).toBe(true);
  });

  it("comes back from what a saved view keeps, for every tab", () => {
    for (const { value } of views) {
      const state = { ...plainState, view: value, q: "a", from: "2026-03-01", until: "2026-03-31" };
      expect(stateOfFilter(postFilter.parse(filterFor(state)))).toEqual(state);
    }
  });
});
