import { type Extensions, getSchema } from "@tiptap/core";
import { Blockquote } from "@tiptap/extension-blockquote";
import { Bold } from "@tiptap/extension-bold";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Highlight } from "@tiptap/extension-highlight";
import { HorizontalRule } from "@tiptap/extension-horizontal-rule";
import { Italic } from "@tiptap/extension-italic";
import { BulletList, ListItem, ListKeymap, TaskItem, TaskList } from "@tiptap/extension-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Strike } from "@tiptap/extension-strike";
import { Table } from "@tiptap/extension-table";
import { Text } from "@tiptap/extension-text";
import { Underline } from "@tiptap/extension-underline";
import type { Schema } from "@tiptap/pm/model";
import {
  AnchoredHeading,
  Callout,
  Cell,
  CodeBlockNode,
  Embed,
  Figure,
  FilledTableRow,
  FootnoteDefinition,
  HeadingCell,
  HtmlBlock,
  MathBlock,
  NumberedList,
  PostDocumentNode,
  Toggle,
} from "./extensions/blocks.ts";
import { Bookmark, Button } from "./extensions/cards.ts";
import {
  CodeMark,
  FootnoteReference,
  HtmlInline,
  InlineImage,
  Keyboard,
  LinkMark,
  MathInline,
  Subscript,
  Superscript,
} from "./extensions/inline.ts";
import { Comment, Deletion, Insertion } from "./extensions/review.ts";

/**
 * Everything a post can contain, as Tiptap extensions. An editor adds its own behaviour (history, placeholder,
 * node views) beside these, never other nodes or marks. An editor that wants a trailing empty paragraph must
 * keep it before the footnote definitions, which stand last.
 */
export const documentExtensions: Extensions = [
  PostDocumentNode,
  Paragraph,
  Text,
  AnchoredHeading,
  BulletList,
  NumberedList,
  ListItem,
  ListKeymap,
  TaskList,
  TaskItem.configure({ nested: true }),
  Blockquote,
  CodeBlockNode,
  HorizontalRule,
  Figure,
  Table.configure({ resizable: false }),
  FilledTableRow,
  HeadingCell,
  Cell,
  MathBlock,
  Callout,
  Toggle,
  Embed,
  Button,
  Bookmark,
  HtmlBlock,
  FootnoteDefinition,
  HardBreak,
  InlineImage,
  MathInline,
  FootnoteReference,
  HtmlInline,
  LinkMark,
  Comment,
  Insertion,
  Deletion,
  Bold,
  Italic,
  Strike,
  Underline,
  Highlight,
  Subscript,
  Superscript,
  Keyboard,
  CodeMark,
];

/** The ProseMirror schema of a post, made from the same extensions. */
export const schema: Schema = getSchema(documentExtensions);
