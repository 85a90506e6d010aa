/** Where a change of the shared document comes from that somebody made in its Markdown. One's own undo takes it back. */
export const markdownOrigin = Symbol("markdown");
