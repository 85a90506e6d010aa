import { useState } from "react";
import { wasJustInserted } from "../text/fresh-blocks.ts";

/** Whether the dialog of a card is open: at once for one that somebody just inserted empty. Leaving that without an answer takes it out again. */
export function useCardDialog(empty: boolean, remove: () => void) {
  const [open, setOpen] = useState(() => empty && wasJustInserted());
  return {
    open,
    show: () => setOpen(true),
    done: () => setOpen(false),
    cancel: () => {
      setOpen(false);
      if (empty) remove();
    },
  };
}
