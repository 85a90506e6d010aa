import { DropdownMenu, MenuCheckboxItem, MenuItem, MenuSeparator } from "@broadsheet/ui/dropdown-menu";
import { IconButton } from "@broadsheet/ui/icon-button";
import type { Editor } from "@tiptap/core";
import { FileCode2, ListTree, Maximize, Replace, Search, Settings2 } from "lucide-react";
import { shortcutLabel } from "../shortcuts.ts";
import { useViewModes } from "./view-modes.tsx";

interface ViewMenuProps {
  editor: Editor;
  onFind: (replacing: boolean) => void;
}

/** How the text is looked at: found in, listed by its headings, with the rest dimmed, or alone on the screen. */
export function ViewMenu({ editor, onFind }: ViewMenuProps) {
  const { focusMode, setFocusMode, setFullScreen, showOutline, setMarkdown } = useViewModes();
  return (
    <DropdownMenu
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        // What was chosen may have taken the focus: the find bar, the panel.
        if (document.activeElement === document.body) editor.commands.focus();
      }}
      trigger={
        <IconButton size="sm" label="Find, outline, view" tooltip={false}>
          <Settings2 />
        </IconButton>
      }
    >
      <MenuItem
        icon={<Search aria-hidden />}
        shortcut={shortcutLabel("find")}
        onSelect={() => setTimeout(() => onFind(false))}
      >
        Find
      </MenuItem>
      {editor.isEditable && (
        <MenuItem
          icon={<Replace aria-hidden />}
          shortcut={shortcutLabel("replace")}
          onSelect={() => setTimeout(() => onFind(true))}
        >
          Find and replace
        </MenuItem>
      )}
      <MenuItem
        icon={<ListTree aria-hidden />}
        shortcut={shortcutLabel("outline")}
        onSelect={() => setTimeout(showOutline)}
      >
        Outline
      </MenuItem>
      <MenuItem
        icon={<FileCode2 aria-hidden />}
        shortcut={shortcutLabel("markdown")}
        onSelect={() => setTimeout(() => setMarkdown(true))}
      >
        Markdown
      </MenuItem>
      <MenuSeparator />
      <MenuCheckboxItem checked={focusMode} onCheckedChange={setFocusMode}>
        Focus on one paragraph
      </MenuCheckboxItem>
      <MenuItem
        icon={<Maximize aria-hidden />}
        shortcut={shortcutLabel("fullScreen")}
        onSelect={() => setFullScreen(true)}
      >
        Full screen
      </MenuItem>
    </DropdownMenu>
  );
}
