import { Button } from "@broadsheet/ui/button";
import { DropdownMenu, MenuItem, MenuSeparator } from "@broadsheet/ui/dropdown-menu";
import type { ChainedCommands } from "@tiptap/core";
import type { Editor } from "@tiptap/react";
import { Table } from "lucide-react";

type Step = [label: string, run: (chain: ChainedCommands) => ChainedCommands];

const groups: Step[][] = [
  [
    ["Row above", (chain) => chain.addRowBefore()],
    ["Row below", (chain) => chain.addRowAfter()],
    ["Column before", (chain) => chain.addColumnBefore()],
    ["Column after", (chain) => chain.addColumnAfter()],
  ],
  [
    ["Header row on or off", (chain) => chain.toggleHeaderRow()],
    ["Header column on or off", (chain) => chain.toggleHeaderColumn()],
    ["Merge or split cells", (chain) => chain.mergeOrSplit()],
  ],
  [
    ["Align left", (chain) => chain.setCellAttribute("align", "left")],
    ["Align in the middle", (chain) => chain.setCellAttribute("align", "center")],
    ["Align right", (chain) => chain.setCellAttribute("align", "right")],
  ],
  [
    ["Delete the row", (chain) => chain.deleteRow()],
    ["Delete the column", (chain) => chain.deleteColumn()],
    ["Delete the table", (chain) => chain.deleteTable()],
  ],
];

/** What can be done with the table the cursor is in. */
export function TableMenu({ editor }: { editor: Editor }) {
  return (
    <DropdownMenu
      align="start"
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        editor.commands.focus();
      }}
      trigger={
        <Button variant="ghost" size="sm">
          <Table aria-hidden />
          Table
        </Button>
      }
    >
      {groups.map((steps, index) => (
        <div key={steps[0]?.[0]}>
          {index > 0 && <MenuSeparator />}
          {steps.map(([label, run]) => (
            <MenuItem
              key={label}
              destructive={label.startsWith("Delete")}
              onSelect={() => run(editor.chain().focus()).run()}
            >
              {label}
            </MenuItem>
          ))}
        </div>
      ))}
    </DropdownMenu>
  );
}
