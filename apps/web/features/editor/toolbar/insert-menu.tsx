import { Button } from "@broadsheet/ui/button";
import { DropdownMenu, MenuItem } from "@broadsheet/ui/dropdown-menu";
import type { Editor } from "@tiptap/react";
import { Plus } from "lucide-react";
import { useRef } from "react";
import { type Insertable, insertables } from "../text/insertables.ts";
import { useSnippetOffer } from "../text/offered-snippets.ts";

interface InsertMenuProps {
  editor: Editor;
  onPickImage: () => void;
}

/** Everything that can stand in a text. What was chosen is inserted as the menu has closed, so that it may take the focus. */
export function InsertMenu({ editor, onPickImage }: InsertMenuProps) {
  const snippets = useSnippetOffer();
  const chosen = useRef<Insertable>(null);
  return (
    <DropdownMenu
      align="start"
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        // At once: the chain's own `focus` waits for the next frame, and the first key may be faster.
        editor.view.focus();
        const item = chosen.current;
        chosen.current = null;
        item?.run(editor, () => editor.chain().focus());
      }}
      trigger={
        <Button variant="ghost" size="sm">
          <Plus aria-hidden />
          Insert
        </Button>
      }
    >
      {[...insertables(onPickImage), ...(snippets?.find("") ?? [])]
        .filter(({ name }) => name !== "Text" && !name.startsWith("Heading"))
        .map((item) => (
          <MenuItem
            key={item.name}
            icon={<item.icon aria-hidden />}
            onSelect={() => {
              chosen.current = item;
            }}
          >
            {item.name}
          </MenuItem>
        ))}
    </DropdownMenu>
  );
}
