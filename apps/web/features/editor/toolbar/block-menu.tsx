import { Button } from "@broadsheet/ui/button";
import { DropdownMenu, MenuItem } from "@broadsheet/ui/dropdown-menu";
import { type Editor, useEditorState } from "@tiptap/react";
import { ChevronDown } from "lucide-react";

const kinds = [
  { name: "Text", level: 0 },
  { name: "Heading 1", level: 1 },
  { name: "Heading 2", level: 2 },
  { name: "Heading 3", level: 3 },
  { name: "Heading 4", level: 4 },
] as const;

/** Whether the line is text or a heading. */
export function BlockMenu({ editor }: { editor: Editor }) {
  const level = useEditorState({
    editor,
    selector: ({ editor: now }) => (now.isActive("heading") ? Number(now.getAttributes("heading").level) : 0),
  });
  const choose = (to: (typeof kinds)[number]["level"]) => {
    const chain = editor.chain().focus();
    if (to === 0) chain.setParagraph().run();
    else chain.setHeading({ level: to }).run();
  };
  return (
    <DropdownMenu
      align="start"
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        editor.commands.focus();
      }}
      trigger={
        <Button variant="ghost" size="sm" className="w-28 justify-between" aria-label="Kind of paragraph">
          <span className="inline-flex w-22 items-center justify-between">
            {kinds.find((kind) => kind.level === level)?.name ?? `Heading ${level}`}
            <ChevronDown aria-hidden />
          </span>
        </Button>
      }
    >
      {kinds.map((kind) => (
        <MenuItem key={kind.level} onSelect={() => choose(kind.level)} shortcut={`Ctrl Alt ${kind.level}`}>
          {kind.name}
        </MenuItem>
      ))}
    </DropdownMenu>
  );
}
