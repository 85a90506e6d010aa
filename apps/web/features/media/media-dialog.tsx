"use client";
import { type Media, updateMediaInput } from "@broadsheet/contract/media";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { CopyButton } from "@broadsheet/ui/copy-button";
import { Dialog } from "@broadsheet/ui/dialog";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { Textarea } from "@broadsheet/ui/textarea";
import { toast } from "@broadsheet/ui/toast";
import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { TimeAgo } from "@/features/posts/time-ago.tsx";
import { showServerError } from "@/features/sign-in/form-errors.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { FocalPointField, FocalPreviews } from "./focal-point.tsx";
import { MediaSteps } from "./media-steps.tsx";
import { MediaPreview } from "./media-tile.tsx";
import { factsOf } from "./media-words.ts";

/** One file: what it is, its description, its end. */
export function MediaDialog({ media, onClose }: { media: Media; onClose: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const update = useMutation(trpc.media.update.mutationOptions({ meta: { showsErrors: true } }));
  const form = useForm({
    resolver: zodResolver(updateMediaInput),
    defaultValues: { id: media.id, alt: media.alt, focal: media.focal },
  });
  const focal = form.watch("focal") ?? media.focal;
  const { errors, isDirty, isSubmitting } = form.formState;
  const picture = media.contentType.startsWith("image/");

  const save = form.handleSubmit(async (values) => {
    try {
      await update.mutateAsync(values);
      await queries.invalidateQueries(trpc.media.pathFilter());
      toast({ title: "Picture saved", tone: "success" });
      onClose();
    } catch (error) {
      showServerError(error, form.setError, ["alt"]);
    }
  });

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={media.fileName} size="lg">
      <div className="grid gap-5 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid max-h-[45dvh] min-h-40 place-items-center overflow-hidden rounded-md border border-line bg-sunken sm:max-h-[60dvh]">
          {picture ? (
            <FocalPointField
              src={media.url}
              alt={media.alt}
              value={focal}
              onChange={(point) => form.setValue("focal", point, { shouldDirty: true })}
            />
          ) : (
            <MediaPreview media={media} />
          )}
        </div>
        <div className="grid content-start gap-4">
          <p className="text-ink-soft text-sm">
            {factsOf(media)}
            <br />
            Uploaded <TimeAgo at={media.createdAt} />
          </p>
          <Field label="Address">
            <Input
              readOnly
              value={media.url}
              className="font-mono text-xs"
              trailing={<CopyButton value={media.url} label="Copy the address" />}
            />
          </Field>
          {picture && (
            <form noValidate onSubmit={save} className="grid gap-3">
              {errors.root && <Callout tone="danger">{errors.root.message}</Callout>}
              <Field
                label="Description"
                hint="For readers who do not see the picture. Posts take it when the picture is put in."
                error={errors.alt?.message}
              >
                <Textarea {...form.register("alt")} maxLength={500} />
              </Field>
              <div className="grid gap-2">
                <p className="text-ink-soft text-sm">
                  Click on what matters most in the picture: it stays in sight where covers and cards crop it.
                </p>
                <FocalPreviews src={media.url} value={focal} />
              </div>
              <Button
                type="submit"
                variant="primary"
                className="w-fit"
                loading={isSubmitting}
                disabled={!isDirty}
              >
                Save
              </Button>
            </form>
          )}
          <MediaSteps media={media} onClose={onClose} />
        </div>
      </div>
    </Dialog>
  );
}
