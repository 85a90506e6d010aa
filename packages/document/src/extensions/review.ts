import { Mark, mergeAttributes } from "@tiptap/core";

/** Where a thread of comments stands. Several threads may share a passage, so no comment shuts out another. */
export const Comment = Mark.create({
  name: "comment",
  excludes: "",
  inclusive: false,
  addAttributes: () => ({
    thread: {
      default: "",
      parseHTML: (element: HTMLElement) => element.getAttribute("data-thread") ?? "",
      renderHTML: ({ thread }) => ({ "data-thread": thread }),
    },
  }),
  parseHTML: () => [{ tag: "span[data-thread]" }],
  renderHTML: ({ HTMLAttributes }) => [
    "span",
    mergeAttributes(HTMLAttributes, { class: "comment-anchor" }),
    0,
  ],
});

const suggestionAttributes = () => ({
  id: {
    default: "",
    parseHTML: (element: HTMLElement) => element.getAttribute("data-suggestion") ?? "",
    renderHTML: ({ id }: Record<string, unknown>) => ({ "data-suggestion": id }),
  },
  user: {
    default: "",
    parseHTML: (element: HTMLElement) => element.getAttribute("data-user") ?? "",
    renderHTML: ({ user }: Record<string, unknown>) => ({ "data-user": user }),
  },
  at: {
    default: "",
    parseHTML: (element: HTMLElement) => element.getAttribute("data-at") ?? "",
    renderHTML: ({ at }: Record<string, unknown>) => ({ "data-at": at }),
  },
});

/** Text that somebody suggests to add; readers do not see it. */
export const Insertion = Mark.create({
  name: "insertion",
  inclusive: false,
  addAttributes: suggestionAttributes,
  parseHTML: () => [{ tag: "ins[data-suggestion]" }],
  renderHTML: ({ HTMLAttributes }) => [
    "ins",
    mergeAttributes(HTMLAttributes, { class: "suggested-insertion" }),
    0,
  ],
});

/** Text that somebody suggests to take out; readers still see it. */
export const Deletion = Mark.create({
  name: "deletion",
  inclusive: false,
  addAttributes: suggestionAttributes,
  parseHTML: () => [{ tag: "del[data-suggestion]" }],
  renderHTML: ({ HTMLAttributes }) => [
    "del",
    mergeAttributes(HTMLAttributes, { class: "suggested-deletion" }),
    0,
  ],
});
