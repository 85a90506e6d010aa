"use client";
import { type Author, createAuthorInput } from "@broadsheet/contract/authors";
import { toast } from "@broadsheet/ui/toast";
import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { showServerError } from "@/features/sign-in/form-errors.ts";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { optionalSlug, optionalWebAddress } from "@/features/studio/form-values.ts";
import { NameAndAddress } from "@/features/studio/name-and-address.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { BylineFields } from "./byline-fields.tsx";

const authorForm = createAuthorInput.extend({ slug: optionalSlug, website: optionalWebAddress });

/** Adds a guest's byline, or changes anybody's. */
export function AuthorForm({ author, onClose }: { author?: Author; onClose: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const create = useMutation(trpc.authors.create.mutationOptions({ meta: { showsErrors: true } }));
  const update = useMutation(trpc.authors.update.mutationOptions({ meta: { showsErrors: true } }));
  const form = useForm({
    resolver: zodResolver(authorForm),
    defaultValues: {
      name: author?.name ?? "",
      slug: author?.slug ?? "",
      bio: author?.bio ?? "",
      avatarUrl: author?.avatarUrl ?? null,
      website: author?.website ?? "",
    },
  });
  const { errors, isSubmitting, dirtyFields } = form.formState;
  const moves = author && dirtyFields.slug && form.watch("slug").trim() !== author.slug;

  const save = form.handleSubmit(async (values) => {
    try {
      if (author) await update.mutateAsync({ id: author.id, version: author.version, ...values });
      else await create.mutateAsync(values);
      await queries.invalidateQueries(trpc.authors.pathFilter());
      toast({ title: author ? "Author saved" : `${values.name} can stand on bylines now`, tone: "success" });
      onClose();
    } catch (error) {
      showServerError(error, form.setError, ["name", "slug", "bio", "avatarUrl", "website"]);
    }
  });

  return (
    <FormDialog
      title={author ? `Edit ${author.name}` : "New guest author"}
      description={
        author ? undefined : "A byline without an account. To let somebody write here, invite them."
      }
      submitLabel={author ? "Save author" : "Add author"}
      busy={isSubmitting}
      error={errors.root?.message}
      onSubmit={save}
      onClose={onClose}
    >
      <NameAndAddress
        noun="author"
        path="/authors"
        moves={moves ? author?.slug : undefined}
        name={form.register("name")}
        slug={form.register("slug")}
        errors={errors}
      />
      <BylineFields control={form.control} errors={errors} />
    </FormDialog>
  );
}
