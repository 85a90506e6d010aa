"use client";
import type { HomeLayout, ThemeName } from "@broadsheet/contract/publications";
import { homeLayouts, themeNames } from "@broadsheet/contract/vocabulary";
import type { ReactNode } from "react";
import { themeTokens } from "@/features/site/themes/all-tokens.ts";

interface PickerProps<Value extends string> {
  value: Value;
  onChange: (value: Value) => void;
}

const themeWords: Record<ThemeName, { name: string; text: string }> = {
  broadsheet: { name: "Broadsheet", text: "A newspaper’s roman on warm paper, with hairlines." },
  signal: { name: "Signal", text: "Narrow, loud headlines on white, with thick rules." },
};

/** How the reader site looks as a whole. */
export function ThemePicker({ value, onChange, accent }: PickerProps<ThemeName> & { accent: string }) {
  return (
    <Cards legend="Theme" hint="Type, paper and the frame of every page.">
      {themeNames.map((name) => (
        <Card
          key={name}
          group="theme"
          checked={value === name}
          onChoose={() => onChange(name)}
          {...themeWords[name]}
        >
          <ThemePreview name={name} accent={accent} />
        </Card>
      ))}
    </Cards>
  );
}

const layoutWords: Record<HomeLayout, { name: string; text: string }> = {
  list: { name: "List", text: "One post below the other, with excerpts." },
  magazine: { name: "Magazine", text: "A lead, then columns with pictures." },
  minimal: { name: "Minimal", text: "Titles and dates, nothing else." },
};

/** How the home page sets its posts. */
export function LayoutPicker({ value, onChange }: PickerProps<HomeLayout>) {
  return (
    <Cards legend="Home page" hint="How it sets the newest posts.">
      {homeLayouts.map((name) => (
        <Card
          key={name}
          group="homeLayout"
          checked={value === name}
          onChoose={() => onChange(name)}
          {...layoutWords[name]}
        >
          <LayoutPreview name={name} />
        </Card>
      ))}
    </Cards>
  );
}

function Cards({ legend, hint, children }: { legend: string; hint: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="font-medium text-sm">{legend}</legend>
      <p className="mb-2 text-ink-faint text-xs">{hint}</p>
      <div className="grid gap-3 sm:grid-cols-3">{children}</div>
    </fieldset>
  );
}

interface CardProps {
  group: string;
  name: string;
  text: string;
  checked: boolean;
  onChoose: () => void;
  children: ReactNode;
}

function Card({ group, name, text, checked, onChoose, children }: CardProps) {
  return (
    <label className="grid cursor-pointer content-start gap-2 rounded-md border border-line-strong p-2 hover:bg-sunken has-checked:border-accent has-checked:shadow-[inset_0_0_0_1px_var(--accent)] has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2">
      <input type="radio" name={group} checked={checked} onChange={onChoose} className="sr-only" />
      <span aria-hidden className="overflow-hidden rounded-sm border border-line">
        {children}
      </span>
      <span className="px-1 pb-1">
        <span className="block font-medium text-sm">{name}</span>
        <span className="block text-ink-soft text-xs">{text}</span>
      </span>
    </label>
  );
}

function ThemePreview({ name, accent }: { name: ThemeName; accent: string }) {
  const { colours } = themeTokens[name];
  const loud = name === "signal";
  const [paper, ink, soft] = [colours.paper[0], colours.ink[0], colours["ink-faint"][0]];
  const face = loud ? "Arial Narrow, Arial, sans-serif" : "Newsreader Variable, Georgia, serif";
  return (
    <svg viewBox="0 0 160 96" className="block w-full" role="presentation">
      <rect width="160" height="96" fill={paper} />
      <rect x="12" y="14" width="136" height={loud ? 3 : 0.6} fill={ink} />
      <text
        x={loud ? 12 : 80}
        y="44"
        fontSize="26"
        fontFamily={face}
        fontWeight={loud ? 800 : 500}
        textAnchor={loud ? "start" : "middle"}
        fill={ink}
      >
        Headline
      </text>
      <rect x={loud ? 12 : 50} y="52" width={loud ? 40 : 60} height="2.5" fill={accent} />
      {[62, 69, 76, 83].map((y, index) => (
        <rect key={y} x={loud ? 52 : 36} y={y} width={index === 3 ? 56 : 88} height="2" fill={soft} />
      ))}
      {loud && <rect x="12" y="62" width="28" height="2" fill={ink} />}
    </svg>
  );
}

type Box = readonly [x: number, y: number, width: number, height: number, tone: "picture" | "title" | "text"];

const layoutBoxes: Record<HomeLayout, readonly Box[]> = {
  list: [12, 40, 68].flatMap((y): Box[] => [
    [12, y, 60, 4, "title"],
    [12, y + 8, 84, 2, "text"],
    [12, y + 12, 70, 2, "text"],
    [116, y, 32, 18, "picture"],
  ]),
  magazine: [
    [12, 10, 86, 34, "picture"],
    [12, 48, 70, 4, "title"],
    ...[10, 26, 42].flatMap((y): Box[] => [
      [106, y, 36, 3, "title"],
      [106, y + 6, 42, 2, "text"],
    ]),
    ...[12, 60, 108].flatMap((x): Box[] => [
      [x, 62, 40, 16, "picture"],
      [x, 82, 30, 3, "title"],
    ]),
  ],
  minimal: [14, 28, 42, 56, 70, 84].flatMap((y, index): Box[] => [
    [12, y, 18, 2, "text"],
    [40, y - 1, 60 + ((index * 37) % 40), 4, "title"],
  ]),
};

const tones = { picture: "fill-accent-soft", title: "fill-ink-soft", text: "fill-line" };

function LayoutPreview({ name }: { name: HomeLayout }) {
  return (
    <svg viewBox="0 0 160 96" className="block w-full bg-surface" role="presentation">
      {layoutBoxes[name].map(([x, y, width, height, tone]) => (
        <rect key={`${x} ${y}`} x={x} y={y} width={width} height={height} className={tones[tone]} />
      ))}
    </svg>
  );
}
