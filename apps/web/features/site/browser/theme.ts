const KEY = "broadsheet-theme";

/** Applies the reader's earlier choice of "light" or "dark"; without one, or where storage is forbidden, the system decides. */
export function applyStoredTheme(root: HTMLElement): void {
  try {
    const theme = localStorage.getItem(KEY);
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // The browser keeps nothing for this site; the page looks as the system asks.
  }
}
