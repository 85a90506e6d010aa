import { DropdownMenu, MenuItem, MenuSeparator } from "@broadsheet/ui/dropdown-menu";
import { IconButton } from "@broadsheet/ui/icon-button";
import type { Command } from "@tiptap/pm/state";
import type { Editor } from "@tiptap/react";
import { ArrowDown, ArrowUp, Copy, GripVertical, Trash2 } from "lucide-react";
import { type ShortcutName, shortcutLabel } from "../shortcuts.ts";
import { deleteBlock, duplicateBlock } from "./block-steps.ts";
import { moveBlock } from "./move-block.ts";

const row = "pointer-coarse:min-h-12 max-sm:min-h-12";

/** Where there are no keys to press, they are not told. */
function Keys({ of }: { of: ShortcutName }) {
  return <span className="max-sm:hidden pointer-coarse:hidden">{shortcutLabel(of)}</span>;
}

/** What can be done with the block that the caret is in, where there is no handle to drag it by and no keys. */
export function BlockStepsMenu({ editor }: { editor: Editor }) {
  const run = (command: Command) => () => {
    command(editor.state, editor.view.dispatch);
  };
  return (
    <DropdownMenu
      align="start"
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        editor.view.focus();
      }}
      trigger={
        <IconButton
          size="sm"
          label="Move, duplicate or delete this block"
          tooltip={false}
          className="max-sm:size-11 pointer-coarse:size-11"
        >
          <GripVertical />
        </IconButton>
      }
    >
      <MenuItem
        className={row}
        icon={<ArrowUp aria-hidden />}
        shortcut={<Keys of="moveUp" />}
        onSelect={run(moveBlock(-1))}
      >
        Move up
      </MenuItem>
      <MenuItem
        className={row}
        icon={<ArrowDown aria-hidden />}
        shortcut={<Keys of="moveDown" />}
        onSelect={run(moveBlock(1))}
      >
        Move down
      </MenuItem>
      <MenuItem className={row} icon={<Copy aria-hidden />} onSelect={run(duplicateBlock)}>
        Duplicate
      </MenuItem>
      <MenuSeparator />
      <MenuItem className={row} icon={<Trash2 aria-hidden />} destructive onSelect={run(deleteBlock)}>
        Delete
      </MenuItem>
    </DropdownMenu>
  );
}
