"use client";
import type { PostKind } from "@broadsheet/contract/posts";
import { IconButton } from "@broadsheet/ui/icon-button";
import { onDemand } from "@broadsheet/ui/on-demand";
import { Search } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { useMay } from "@/features/studio-shell/studio-context.tsx";
import { isPressed, isWriting, type ShortcutId } from "./shortcuts.ts";
import { useNewPost, useStudioCommands } from "./use-studio-commands.ts";

const KeyboardMap = onDemand(() => import("./keyboard-map.tsx").then((module) => module.KeyboardMap));
const Palette = onDemand(() => import("./palette.tsx").then((module) => module.Palette));

const OpenPalette = createContext<() => void>(() => undefined);
const goes: Partial<Record<ShortcutId, Route>> = {
  "go-home": "/studio",
  "go-posts": "/studio/posts",
  "go-media": "/studio/media",
  "go-calendar": "/studio/calendar",
};
/** For how long a first key waits for its second. */
const patienceMs = 1_000;

/** Listens to the keys of the studio, and holds the palette and the map of the keyboard. */
export function CommandCenter({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [open, setOpen] = useState<"palette" | "keyboard" | null>(null);
  const [mac, setMac] = useState(false);
  const writes = useMay("post:create");
  const { mutate } = useNewPost();
  const create = useCallback((kind: PostKind) => mutate({ kind }), [mutate]);
  const showKeyboard = useCallback(() => setOpen("keyboard"), []);
  const showPalette = useCallback(() => setOpen("palette"), []);
  const commands = useStudioCommands(showKeyboard, create);
  const before = useRef({ key: "", at: 0 });

  useEffect(() => setMac(/Mac|iPhone|iPad/.test(navigator.platform)), []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // Whoever has taken the key, such as the text for a link, keeps it.
      if (event.defaultPrevented || event.isComposing) return;
      if (isPressed("palette", event, "")) {
        event.preventDefault();
        setOpen((now) => (now === "palette" ? null : "palette"));
        return;
      }
      // Somebody who writes is not kept waiting by a search of the whole page.
      if (isWriting(event.target) || event.repeat) return;
      if (document.querySelector("[role=dialog], [role=alertdialog], [role=menu]")) return;
      const first = event.timeStamp - before.current.at < patienceMs ? before.current.key : "";
      const pressed = (id: ShortcutId) => isPressed(id, event, first);
      const to = (Object.keys(goes) as ShortcutId[]).find(pressed);
      before.current = { key: first === "" && event.key === "g" ? "g" : "", at: event.timeStamp };
      if (to) router.push(goes[to] ?? "/studio");
      else if (pressed("keyboard")) setOpen("keyboard");
      else if (writes && pressed("new-post")) create("post");
      else if (pressed("find")) {
        const field = document.querySelector<HTMLInputElement>("main input[type=search]");
        if (!field) return;
        field.focus();
      } else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [router, create, writes]);

  const close = () => setOpen(null);
  return (
    <OpenPalette value={showPalette}>
      {children}
      {open === "palette" && (
        // Closing first: what a command opens takes its place.
        <Palette commands={commands} mac={mac} onClose={close} />
      )}
      {open === "keyboard" && <KeyboardMap mac={mac} onClose={close} />}
    </OpenPalette>
  );
}

/** Opens the palette, for those without a keyboard. */
export function PaletteButton() {
  const show = useContext(OpenPalette);
  return (
    <IconButton label="Commands and search" onClick={show}>
      <Search />
    </IconButton>
  );
}
