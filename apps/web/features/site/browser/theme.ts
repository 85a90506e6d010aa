const KEY = "broadsheet-theme";

function stored(): "light" | "dark" | null {
  try {
    const theme = localStorage.getItem(KEY);
    return theme === "light" || theme === "dark" ? theme : null;
  } catch {
    // The browser keeps nothing for this site; the page looks as the system asks.
    return null;
  }
}

function apply(root: HTMLElement, theme: "light" | "dark" | null): void {
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
}

/** Applies the reader's earlier choice of "light" or "dark"; without one, or where storage is forbidden, the system decides. */
export function applyStoredTheme(root: HTMLElement): void {
  apply(root, stored());
}

/** Shows the earlier choice in the switch, and keeps a new one for other pages. */
export function rememberTheme(root: HTMLElement, inputs: Iterable<HTMLInputElement>): void {
  const current = stored() ?? "auto";
  for (const input of inputs) {
    input.checked = input.value === current;
    input.addEventListener("change", () => {
      const theme = input.value === "light" || input.value === "dark" ? input.value : null;
      try {
        if (theme) localStorage.setItem(KEY, theme);
        else localStorage.removeItem(KEY);
      } catch {
        // It holds for this page alone.
      }
      apply(root, theme);
    });
  }
}
