import type { ChecklistItem, ChecklistLevel } from "@broadsheet/contract/checklist";

/** What is asked for, as it reads when it is there. */
export const itemWords: Readonly<Record<ChecklistItem, string>> = {
  excerpt: "An excerpt",
  cover: "A cover picture with a description",
  tags: "At least one tag",
  meta_description: "A description for search engines",
  picture_alt: "A description of every picture",
  minimum_words: "Enough words",
  dead_links: "No dead links",
  open_comments: "No open conversations",
  open_suggestions: "No open suggestions",
};

export const levelWords: Readonly<Record<ChecklistLevel, string>> = {
  off: "Not asked for",
  advisory: "Recommended",
  compulsory: "Required",
};
