import { Button } from "@broadsheet/ui/button";
import { DropdownMenu } from "@broadsheet/ui/dropdown-menu";
import { onDemand } from "@broadsheet/ui/on-demand";
import type { Editor } from "@tiptap/react";
import { Plus } from "lucide-react";
import { useRef } from "react";
import type { Insertable } from "../text/insertables.ts";
import { useSnippetOffer } from "../text/offered-snippets.ts";

const InsertItems = onDemand(() => import("./insert-items.tsx").then((module) => module.InsertItems));

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
      <InsertItems
        onPickImage={onPickImage}
        snippets={snippets?.find("") ?? []}
        onChoose={(item) => {
          chosen.current = item;
        }}
      />
    </DropdownMenu>
  );
}
