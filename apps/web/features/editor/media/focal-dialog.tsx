"use client";
import { Callout } from "@broadsheet/ui/callout";
import { Skeleton } from "@broadsheet/ui/skeleton";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { FocalPointField, FocalPreviews } from "../../media/focal-point.tsx";

interface FocalDialogProps {
  /** The picture's address, as the text has it. */
  src: string;
  alt: string;
  onClose: () => void;
}

/** What matters most in a picture of the text: the file's own point, which every place that crops it keeps in sight. */
export function FocalDialog({ src, alt, onClose }: FocalDialogProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const file = useQuery(trpc.media.find.queryOptions({ url: src }));
  const update = useMutation(trpc.media.update.mutationOptions({ meta: { showsErrors: true } }));
  const [chosen, setChosen] = useState<{ x: number; y: number }>();
  const focal = chosen ?? file.data?.focal;
  const error = file.error ?? update.error;
  const save = async () => {
    if (!file.data || !chosen) return;
    try {
      await update.mutateAsync({ id: file.data.id, focal: chosen });
      await queries.invalidateQueries(trpc.media.pathFilter());
      toast({ title: "Focal point saved", tone: "success" });
      onClose();
    } catch {
      // The dialog says what went wrong.
    }
  };
  return (
    <FormDialog
      title="Focal point"
      description="What matters most in the picture stays in sight wherever covers and cards crop it. It belongs to the file, and so to every post that shows it."
      submitLabel="Save"
      disabled={!chosen}
      busy={update.isPending}
      onSubmit={save}
      onClose={onClose}
    >
      {error && <Callout tone="danger">{appErrorOf(error).message}</Callout>}
      {focal ? (
        <>
          <div className="grid max-h-[45dvh] place-items-center overflow-hidden rounded-md border border-line bg-sunken">
            <FocalPointField src={src} alt={alt} value={focal} onChange={setChosen} />
          </div>
          <FocalPreviews src={src} value={focal} />
        </>
      ) : (
        file.isPending && <Skeleton className="h-64" />
      )}
    </FormDialog>
  );
}
