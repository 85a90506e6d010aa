import { useEffect, useRef } from "react";

/** The field of a block that was just inserted empty takes the focus, once. */
export function useAutoFocusWhenNew<T extends HTMLElement = HTMLInputElement>(isNew: boolean) {
  const field = useRef<T>(null);
  const wanted = useRef(isNew);
  useEffect(() => {
    if (wanted.current) field.current?.focus();
    wanted.current = false;
  }, []);
  return field;
}
