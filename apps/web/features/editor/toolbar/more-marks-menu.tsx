import { DropdownMenu, MenuCheckboxItem } from "@broadsheet/ui/dropdown-menu";
import { IconButton } from "@broadsheet/ui/icon-button";
import { type Editor, useEditorState } from "@tiptap/react";
import { Type } from "lucide-react";

const marks = [
  ["underline", "Underline"],
  ["strike", "Strikethrough"],
  ["highlight", "Highlight"],
  ["superscript", "Superscript"],
  ["subscript", "Subscript"],
  ["keyboard", "Key"],
] as const;

/** The marks that are needed less often. */
export function MoreMarksMenu({ editor }: { editor: Editor }) {
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      marks.filter(([name]) => now.isActive(name)).map(([name]) => name as string),
    equalityFn: (a, b) => a.join() === b?.join(),
  });
  return (
    <DropdownMenu
      align="start"
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        editor.commands.focus();
      }}
      trigger={
        <IconButton size="sm" label="More formatting" tooltip={false}>
          <Type />
        </IconButton>
      }
    >
      {marks.map(([name, label]) => (
        <MenuCheckboxItem
          key={name}
          checked={active.includes(name)}
          onCheckedChange={() => editor.chain().focus().toggleMark(name).run()}
        >
          {label}
        </MenuCheckboxItem>
      ))}
    </DropdownMenu>
  );
}
