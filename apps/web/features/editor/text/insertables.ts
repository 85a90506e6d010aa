import type { ChainedCommands, Editor } from "@tiptap/core";
import {
  Bookmark,
  Code,
  Heading2,
  Heading3,
  Heading4,
  Image as ImageIcon,
  Images,
  Info,
  Link2,
  List,
  ListChecks,
  ListCollapse,
  ListOrdered,
  type LucideIcon,
  Minus,
  MousePointerClick,
  PanelTop,
  Pilcrow,
  Quote,
  Sigma,
  Superscript,
  Table as TableIcon,
} from "lucide-react";
import { insertFootnote } from "./footnotes.ts";
import { markInserted } from "./fresh-blocks.ts";
import { chooseGallery } from "./uploads.ts";

/** Something that the slash menu and the "Insert" menu offer. */
export interface Insertable {
  name: string;
  hint: string;
  icon: LucideIcon;
  /** Other words somebody may type for it. */
  words: string;
  run: (editor: Editor, chain: () => ChainedCommands) => void;
}

/** An atom at the end of a text leaves no place to go on writing: a paragraph follows it. */
const block = (type: string, attrs: Record<string, unknown>) => (_: Editor, chain: () => ChainedCommands) => {
  markInserted();
  chain()
    .insertContent([{ type, attrs }, { type: "paragraph" }])
    .run();
};

export const insertables = (pickImage: () => void): Insertable[] => [
  {
    name: "Text",
    hint: "A plain paragraph",
    icon: Pilcrow,
    words: "paragraph",
    run: (_, c) => c().setParagraph().run(),
  },
  {
    name: "Heading 2",
    hint: "A section",
    icon: Heading2,
    words: "h2 title",
    run: (_, c) => c().setHeading({ level: 2 }).run(),
  },
  {
    name: "Heading 3",
    hint: "A part of a section",
    icon: Heading3,
    words: "h3",
    run: (_, c) => c().setHeading({ level: 3 }).run(),
  },
  {
    name: "Heading 4",
    hint: "A smaller part",
    icon: Heading4,
    words: "h4",
    run: (_, c) => c().setHeading({ level: 4 }).run(),
  },
  {
    name: "Bullet list",
    hint: "Points in any order",
    icon: List,
    words: "ul unordered",
    run: (_, c) => c().toggleBulletList().run(),
  },
  {
    name: "Numbered list",
    hint: "Points in order",
    icon: ListOrdered,
    words: "ol ordered",
    run: (_, c) => c().toggleOrderedList().run(),
  },
  {
    name: "Task list",
    hint: "Points to tick off",
    icon: ListChecks,
    words: "todo checkbox",
    run: (_, c) => c().toggleTaskList().run(),
  },
  {
    name: "Quote",
    hint: "Somebody's words",
    icon: Quote,
    words: "blockquote",
    run: (_, c) => c().toggleBlockquote().run(),
  },
  {
    name: "Code block",
    hint: "Code with its language",
    icon: Code,
    words: "pre source program",
    run: (_, c) => c().setCodeBlock().run(),
  },
  {
    name: "Picture",
    hint: "Upload or choose one",
    icon: ImageIcon,
    words: "image photo figure",
    run: (_, c) => {
      c().run();
      pickImage();
    },
  },
  {
    name: "Gallery",
    hint: "Several pictures beside each other",
    icon: Images,
    words: "images photos pictures",
    run: (editor, c) => {
      c().run();
      chooseGallery(editor);
    },
  },
  {
    name: "Table",
    hint: "Three columns to begin with",
    icon: TableIcon,
    words: "grid rows columns",
    run: (_, c) => c().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
  {
    name: "Callout",
    hint: "A note, tip or warning set apart",
    icon: Info,
    words: "note tip warning aside",
    run: (_, c) =>
      c()
        .insertContent({ type: "callout", attrs: { kind: "note" }, content: [{ type: "paragraph" }] })
        .run(),
  },
  {
    name: "Toggle",
    hint: "Text that readers open",
    icon: ListCollapse,
    words: "details summary accordion collapse spoiler",
    run: (_, c) => {
      markInserted();
      c()
        .insertContent({ type: "toggle", attrs: { summary: "…" }, content: [{ type: "paragraph" }] })
        .run();
    },
  },
  {
    name: "Footnote",
    hint: "A remark at the end",
    icon: Superscript,
    words: "note reference",
    run: (editor, c) => {
      c().run();
      insertFootnote(editor);
    },
  },
  {
    name: "Formula",
    hint: "Mathematics on a line of its own",
    icon: Sigma,
    words: "math tex latex equation",
    run: block("mathBlock", { tex: "" }),
  },
  {
    name: "Formula in the text",
    hint: "Mathematics within a line",
    icon: Sigma,
    words: "math tex latex inline",
    run: (_, c) => {
      markInserted();
      c()
        .insertContent({ type: "mathInline", attrs: { tex: "" } })
        .run();
    },
  },
  {
    name: "Embed",
    hint: "A film or page by its address",
    icon: Link2,
    words: "video youtube iframe",
    run: block("embed", { url: "" }),
  },
  {
    name: "Bookmark",
    hint: "A page with its title and description",
    icon: Bookmark,
    words: "link card url address preview",
    run: block("bookmark", { url: "" }),
  },
  {
    name: "Button",
    hint: "A link that asks to be followed",
    icon: MousePointerClick,
    words: "call to action cta link subscribe",
    run: block("button", { label: "", href: "" }),
  },
  {
    name: "HTML",
    hint: "For what has no button; scripts are removed",
    icon: PanelTop,
    words: "raw code",
    run: block("htmlBlock", { html: "" }),
  },
  {
    name: "Divider",
    hint: "A line between parts",
    icon: Minus,
    words: "hr rule separator",
    run: (_, c) => c().setHorizontalRule().run(),
  },
];

export function matching(all: readonly Insertable[], query: string): Insertable[] {
  const needle = query.trim().toLowerCase();
  const starts = (item: Insertable) => item.name.toLowerCase().startsWith(needle);
  return all
    .filter((item) => `${item.name} ${item.words}`.toLowerCase().includes(needle))
    .sort((a, b) => Number(starts(b)) - Number(starts(a)));
}
