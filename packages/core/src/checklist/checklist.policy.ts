import {
  type ChecklistEntry,
  type ChecklistItem,
  type ChecklistRules,
  checklistItems,
} from "@broadsheet/contract/checklist";

/** What the checklist looks at. */
export interface ChecklistFacts {
  excerpt: string;
  cover: { alt: string } | null;
  tags: number;
  metaDescription: string;
  pictures: number;
  picturesWithoutAlt: number;
  words: number;
  /** Addresses that lead nowhere. */
  deadLinks: readonly string[];
  /** How many were not looked at yet, or answered nobody. */
  openLinks: number;
  openComments: number;
  openSuggestions: number;
}

type Verdict = Pick<ChecklistEntry, "state" | "detail">;
const met: Verdict = { state: "met", detail: "" };
const unmet = (detail: string): Verdict => ({ state: "unmet", detail });
const count = (amount: number, noun: string) => `${amount} ${noun}${amount === 1 ? "" : "s"}`;

function judgeItem(item: ChecklistItem, facts: ChecklistFacts, rules: ChecklistRules): Verdict {
  switch (item) {
    case "excerpt":
      return facts.excerpt.trim() ? met : unmet("It has no excerpt of its own");
    case "cover":
      if (!facts.cover) return unmet("It has no cover picture");
      return facts.cover.alt.trim() ? met : unmet("The cover picture has no description");
    case "tags":
      return facts.tags > 0 ? met : unmet("It has no tag");
    case "meta_description":
      return facts.metaDescription.trim() ? met : unmet("It has no description for search engines");
    case "picture_alt":
      return facts.picturesWithoutAlt === 0
        ? met
        : unmet(`${facts.picturesWithoutAlt} of ${count(facts.pictures, "picture")} without a description`);
    case "minimum_words":
      return facts.words >= rules.words
        ? met
        : unmet(`It has ${count(facts.words, "word")}; ${rules.words} are asked for`);
    case "dead_links": {
      const [first] = facts.deadLinks;
      if (first !== undefined) {
        const more = facts.deadLinks.length - 1;
        return unmet(`${first} leads nowhere${more > 0 ? `, and ${count(more, "other")} neither` : ""}`);
      }
      return facts.openLinks === 0
        ? met
        : { state: "unknown", detail: `${count(facts.openLinks, "link")} could not be looked at yet` };
    }
    case "open_comments":
      return facts.openComments === 0
        ? met
        : unmet(`${count(facts.openComments, "conversation")} not resolved`);
    case "open_suggestions":
      return facts.openSuggestions === 0
        ? met
        : unmet(`${count(facts.openSuggestions, "suggestion")} not settled`);
  }
}

/** The checklist of a post by its publication's rules, without what is off. */
export function judge(rules: ChecklistRules, facts: ChecklistFacts): ChecklistEntry[] {
  return checklistItems.flatMap((item): ChecklistEntry[] => {
    const level = rules[item];
    return level === "off" ? [] : [{ item, level, ...judgeItem(item, facts, rules) }];
  });
}

/** What keeps a post from going out. What is not known keeps nobody waiting. */
export function obstacles(entries: readonly ChecklistEntry[]): ChecklistEntry[] {
  return entries.filter((entry) => entry.level === "compulsory" && entry.state === "unmet");
}

export const hasCompulsory = (rules: ChecklistRules): boolean =>
  checklistItems.some((item) => rules[item] === "compulsory");
