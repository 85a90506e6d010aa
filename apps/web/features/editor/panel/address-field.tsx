"use client";
import { slug as slugShape } from "@broadsheet/contract/primitives";
import { useMutation } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { useEditorContext } from "../editor-context.tsx";
import { CheckedInput } from "./checked-input.tsx";

const pauseMs = 700;
/** Others may write on between the look at the version and the save. */
const attempts = 4;

/** The address. It is no part of what is written together: only one post can have it, so the server is asked. */
export function AddressField() {
  const { post, collab } = useEditorContext();
  const { publication } = useStudio();
  const client = useTRPCClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<(() => void) | null>(null);
  const { slug, liveSlug, live, kind, id } = post;
  const save = useMutation({
    meta: { showsErrors: true },
    networkMode: "always",
    mutationFn: async (wanted: string | null) => {
      for (let attempt = 1; ; attempt += 1) {
        const settled = await collab.settle();
        if (!settled) throw new Error("Not reached");
        try {
          await client.posts.save.mutate({ id, version: settled.version, slug: wanted });
          return await collab.settle();
        } catch (error) {
          if (appErrorOf(error).code !== "CONFLICT" || attempt === attempts) throw error;
        }
      }
    },
  });
  const hurry = useCallback(() => {
    clearTimeout(timer.current);
    waiting.current?.();
    waiting.current = null;
  }, []);
  useEffect(() => hurry, [hurry]);
  const before = `${publication.url}${kind === "page" ? "/" : "/posts/"}`;
  const change = (wanted: string | null) => {
    clearTimeout(timer.current);
    save.reset();
    waiting.current = wanted === slug ? null : () => save.mutate(wanted);
    timer.current = setTimeout(hurry, pauseMs);
  };
  const problem = save.error && describe(save.error);
  return (
    <CheckedInput
      label="Address"
      value={slug}
      shape={slugShape}
      {...(problem && { problem })}
      onValue={change}
      onBlur={hurry}
      placeholder="made from the title"
      maxLength={191}
      hint={(typed) => (
        <span className="break-all">
          {before}
          <strong className="font-medium text-ink-soft">{typed || "…"}</strong>
          {live && typed !== "" && typed !== liveSlug && ". The present address will lead to the new one."}
        </span>
      )}
    />
  );
}

function describe(error: Error): string {
  const { code, message } = appErrorOf(error);
  return code === "INTERNAL" || code === "UNAVAILABLE"
    ? "Not saved: the server cannot be reached now"
    : message;
}
