"use client";
import { Avatar as Radix } from "radix-ui";
import { cn } from "./cn.ts";

const tints = [
  "bg-accent-soft text-accent",
  "bg-success-soft text-success",
  "bg-warning-soft text-warning",
  "bg-notice-soft text-notice",
  "bg-violet-soft text-violet",
];

const sizes = { sm: "size-6 text-2xs", md: "size-8 text-xs", lg: "size-12 text-base" };

/** First letters of the first and last name, by grapheme, so that any script works. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  const segmenter = new Intl.Segmenter();
  const first = (word = "") => segmenter.segment(word)[Symbol.iterator]().next().value?.segment ?? "";
  return picked.map(first).join("").toLocaleUpperCase();
}

function tintOf(name: string): string | undefined {
  let hash = 5381;
  for (const char of name) hash = (Math.imul(hash, 33) ^ (char.codePointAt(0) ?? 0)) >>> 0;
  return tints[(hash >>> 4) % tints.length];
}

interface AvatarProps {
  name: string;
  src?: string | null;
  size?: keyof typeof sizes;
  className?: string;
}

/** A person's picture or initials. The name stands beside it, so it is hidden from screen readers. */
export function Avatar({ name, src, size = "md", className }: AvatarProps) {
  return (
    <Radix.Root
      aria-hidden
      className={cn(
        "inline-grid shrink-0 select-none place-items-center overflow-hidden rounded-full font-semibold",
        tintOf(name),
        sizes[size],
        className,
      )}
    >
      {src && <Radix.Image src={src} alt="" className="size-full object-cover" />}
      <Radix.Fallback {...(src ? { delayMs: 300 } : {})}>{initialsOf(name)}</Radix.Fallback>
    </Radix.Root>
  );
}
