import { useEffect, useRef } from "react";
import { wasJustInserted } from "../text/fresh-blocks.ts";

/** The field of a block that somebody just inserted empty takes the focus, once; not those of a document that is opened. */
export function useAutoFocusWhenNew<T extends HTMLElement = HTMLInputElement>(empty: boolean) {
  const field = useRef<T>(null);
  const wanted = useRef(empty && wasJustInserted());
  useEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    // Two frames: the editor gives the focus to its text in the first.
    requestAnimationFrame(() => requestAnimationFrame(() => field.current?.focus()));
  }, []);
  return field;
}
