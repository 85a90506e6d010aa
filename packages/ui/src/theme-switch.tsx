"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useId, useSyncExternalStore } from "react";
import { Tooltip } from "./tooltip.tsx";

/** Where the choice is kept; the reader site reads the same key. */
export const THEME_KEY = "broadsheet-theme";

export type Theme = "light" | "dark" | "system";

const changed = "broadsheet:theme";

function storedTheme(): Theme {
  try {
    const value = localStorage.getItem(THEME_KEY);
    return value === "light" || value === "dark" ? value : "system";
  } catch {
    return "system";
  }
}

/** Shows `theme` at once and keeps it for later visits where the browser allows that. */
export function setTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === "system") localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, theme);
  } catch {
    // It holds for this page alone.
  }
  window.dispatchEvent(new Event(changed));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(changed, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(changed, listener);
    window.removeEventListener("storage", listener);
  };
}

const choices = [
  { theme: "light", label: "Light", icon: Sun },
  { theme: "dark", label: "Dark", icon: Moon },
  { theme: "system", label: "As the system", icon: Monitor },
] as const;

/** Light, dark or as the system says. */
export function ThemeSwitch() {
  const theme = useSyncExternalStore(subscribe, storedTheme, () => "system" as const);
  const group = useId();
  return (
    <div
      role="radiogroup"
      aria-label="Theme"
      className="inline-flex gap-0.5 rounded-full border border-line bg-sunken p-0.5"
    >
      {choices.map(({ theme: value, label, icon: Icon }) => (
        <span key={value} className="relative grid">
          <Tooltip label={label}>
            <input
              type="radio"
              name={group}
              aria-label={label}
              checked={theme === value}
              onChange={() => setTheme(value)}
              className="peer size-7 cursor-pointer appearance-none rounded-full checked:bg-raised checked:shadow-low pointer-coarse:size-9"
            />
          </Tooltip>
          <Icon
            aria-hidden
            className="pointer-events-none absolute inset-0 m-auto size-3.5 text-ink-faint peer-checked:text-ink peer-hover:text-ink"
          />
        </span>
      ))}
    </div>
  );
}
