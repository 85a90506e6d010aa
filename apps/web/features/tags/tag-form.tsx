"use client";
import { createTagInput, type Tag } from "@broadsheet/contract/tags";
import { Field } from "@broadsheet/ui/field";
import { Textarea } from "@broadsheet/ui/textarea";
import { toast } from "@broadsheet/ui/toast";
import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Controller, useForm } from "react-hook-form";
import { ImageField } from "@/features/media/image-field.tsx";
import { showServerError } from "@/features/sign-in/form-errors.ts";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { optionalSlug } from "@/features/studio/form-values.ts";
import { NameAndAddress } from "@/features/studio/name-and-address.tsx";
import { useTRPC } from "@/trpc/client.tsx";

const tagForm = createTagInput.extend({ slug: optionalSlug });

/** Makes a tag, or changes one. */
export function TagForm({ tag, onClose }: { tag?: Tag; onClose: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const create = useMutation(trpc.tags.create.mutationOptions({ meta: { showsErrors: true } }));
  const update = useMutation(trpc.tags.update.mutationOptions({ meta: { showsErrors: true } }));
  const form = useForm({
    resolver: zodResolver(tagForm),
    defaultValues: {
      name: tag?.name ?? "",
      slug: tag?.slug ?? "",
      description: tag?.description ?? "",
      imageUrl: tag?.imageUrl ?? null,
    },
  });
  const { errors, isSubmitting, dirtyFields } = form.formState;
  const moves = tag && dirtyFields.slug && form.watch("slug").trim() !== tag.slug;

  const save = form.handleSubmit(async (values) => {
    try {
      if (tag) await update.mutateAsync({ id: tag.id, version: tag.version, ...values });
      else await create.mutateAsync(values);
      await queries.invalidateQueries(trpc.tags.pathFilter());
      toast({ title: tag ? "Tag saved" : `“${values.name}” can be used now`, tone: "success" });
      onClose();
    } catch (error) {
      showServerError(error, form.setError, ["name", "slug", "description", "imageUrl"]);
    }
  });

  return (
    <FormDialog
      title={tag ? `Edit “${tag.name}”` : "New tag"}
      submitLabel={tag ? "Save tag" : "Create tag"}
      busy={isSubmitting}
      error={errors.root?.message}
      onSubmit={save}
      onClose={onClose}
    >
      <NameAndAddress
        noun="tag"
        path="/tags"
        moves={moves ? tag?.slug : undefined}
        name={form.register("name")}
        slug={form.register("slug")}
        errors={errors}
      />
      <Field label="Description" hint="Stands on top of the tag's page." error={errors.description?.message}>
        <Textarea {...form.register("description")} maxLength={2000} />
      </Field>
      <Controller
        control={form.control}
        name="imageUrl"
        render={({ field }) => (
          <ImageField
            label="Picture"
            value={field.value ?? null}
            onChange={field.onChange}
            error={errors.imageUrl?.message}
          />
        )}
      />
    </FormDialog>
  );
}
