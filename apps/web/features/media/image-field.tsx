"use client";
import { Button, type ButtonProps } from "@broadsheet/ui/button";
import { cn } from "@broadsheet/ui/cn";
import { Field, useFieldControl } from "@broadsheet/ui/field";
import { ImagePlus, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { appErrorOf } from "@/trpc/app-error.ts";
import { uploadFile } from "./upload-file.ts";

interface ImageFieldProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: string | null;
  onChange: (value: string | null) => void;
  /** The shape of the preview. */
  shape?: "wide" | "square" | "round";
}

const shapes = { wide: "h-20 w-36 rounded-md", square: "size-20 rounded-md", round: "size-20 rounded-full" };

/** A picture that is uploaded as it is chosen; its value is its address. */
export function ImageField({ label, hint, error, value, onChange, shape = "wide" }: ImageFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();

  async function choose(file: File | undefined): Promise<void> {
    if (!file) return;
    setBusy(true);
    setRefused(undefined);
    try {
      const { url, contentType } = await uploadFile(file);
      if (contentType.startsWith("image/")) onChange(url);
      else setRefused("Choose a picture");
    } catch (failure) {
      setRefused(appErrorOf(failure).message);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Field label={label} hint={hint} error={refused ?? error}>
      <div className="flex items-center gap-4">
        <div
          className={cn(
            "grid shrink-0 place-items-center overflow-hidden border border-line bg-sunken text-ink-faint",
            shapes[shape],
          )}
        >
          {value ? (
            // biome-ignore lint/performance/noImgElement: an address of any site, shown as it is
            <img src={value} alt="" className="size-full object-contain" />
          ) : (
            <ImagePlus aria-hidden className="size-5" />
          )}
        </div>
        <input
          ref={input}
          type="file"
          accept="image/*"
          tabIndex={-1}
          aria-hidden
          className="hidden"
          onChange={({ target }) => {
            void choose(target.files?.[0]);
            target.value = "";
          }}
        />
        <div className="flex flex-wrap gap-2">
          <FieldButton
            size="sm"
            loading={busy}
            aria-label={`${value ? "Replace" : "Upload"}: ${label}`}
            onClick={() => input.current?.click()}
          >
            {value ? "Replace" : "Upload"}
          </FieldButton>
          {value && (
            <Button size="sm" variant="ghost" aria-label={`Remove: ${label}`} onClick={() => onChange(null)}>
              <Trash2 aria-hidden />
              Remove
            </Button>
          )}
        </div>
      </div>
    </Field>
  );
}

/** The button that stands for the field: its label, hint and error belong to it. */
function FieldButton(props: ButtonProps) {
  const { id, "aria-describedby": describedBy } = useFieldControl({});
  return <Button {...props} id={id} aria-describedby={describedBy} />;
}
