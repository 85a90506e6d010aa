"use client";
import type { ThemeName } from "@broadsheet/contract/publications";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { accentProperties, contrast } from "@/features/site/accent.ts";
import { themeTokens } from "@/features/site/themes/all-tokens.ts";

interface AccentFieldProps {
  value: string;
  /** The publication's theme, whose papers it must be readable on. */
  theme: ThemeName;
  onChange: (value: string) => void;
  onBlur: () => void;
  error?: string | undefined;
}

const complete = /^#[0-9a-f]{6}$/i;

/** The colour of links and buttons on the reader site, with what it becomes on light and dark paper. */
export function AccentField({ value, theme, onChange, onBlur, error }: AccentFieldProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-[12rem_minmax(0,1fr)]">
      <Field label="Accent colour" error={error} hint="Links and buttons of the reader site.">
        <div className="flex gap-2">
          <input
            type="color"
            aria-label="Pick the accent colour"
            value={complete.test(value) ? value : "#000000"}
            onChange={({ target }) => onChange(target.value)}
            className="h-9 w-11 shrink-0 cursor-pointer rounded-md border border-line-strong bg-surface p-1 pointer-coarse:h-11"
          />
          <Input
            value={value}
            onChange={({ target }) => onChange(target.value)}
            onBlur={onBlur}
            maxLength={7}
            spellCheck={false}
            autoComplete="off"
            className="font-mono"
          />
        </div>
      </Field>
      {complete.test(value) && (
        <div className="grid grid-cols-2 gap-3">
          <Preview accent={value} theme={theme} side="light" />
          <Preview accent={value} theme={theme} side="dark" />
        </div>
      )}
    </div>
  );
}

interface PreviewProps {
  accent: string;
  theme: ThemeName;
  side: "light" | "dark";
}

/** A little of the reader site, whatever the colours of the studio are. */
function Preview({ accent, theme, side }: PreviewProps) {
  const { colours } = themeTokens[theme];
  const index = side === "light" ? 0 : 1;
  const [paper, ink] = [colours.paper[index], colours.ink[index]];
  const ratio = contrast(accent, paper);
  const readable = ratio >= 4.5;
  return (
    <figure className="grid content-start gap-1.5">
      <div
        style={{ ...accentProperties(accent, colours), colorScheme: side, background: paper, color: ink }}
        className="grid gap-2.5 rounded-md border border-line p-3 text-sm"
      >
        <p>
          A <span className="text-accent underline underline-offset-2">link in a post</span>
        </p>
        <span className="w-fit rounded-md bg-accent px-2.5 py-1 font-medium text-on-accent text-xs">
          Subscribe
        </span>
      </div>
      <figcaption className="text-ink-faint text-xs">
        {side === "light" ? "Light" : "Dark"}: contrast {ratio.toFixed(1)}
        {readable ? ", readable" : side === "light" ? ", made darker for text" : ", made lighter for text"}
      </figcaption>
    </figure>
  );
}
