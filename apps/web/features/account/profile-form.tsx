"use client";
import type { Author } from "@broadsheet/contract/authors";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { Card, CardBody, CardFooter, CardHeader } from "@broadsheet/ui/card";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { BylineFields } from "@/features/authors/byline-fields.tsx";
import { showServerError } from "@/features/sign-in/form-errors.ts";
import { schemaResolver } from "@/features/studio/schema-resolver.ts";
import { LoadFailed, RowsSkeleton } from "@/features/studio/screen-states.tsx";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";

export function ProfileForm() {
  const trpc = useTRPC();
  const { person } = useStudio();
  const author = useQuery(trpc.authors.get.queryOptions({ id: person.authorId }));
  if (author.isPending) return <RowsSkeleton count={3} />;
  if (author.isError)
    return <LoadFailed error={author.error} what="Your profile" onRetry={() => void author.refetch()} />;
  return <LoadedForm author={author.data} />;
}

function LoadedForm({ author }: { author: Author }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const { person } = useStudio();
  const rename = useMutation(trpc.people.updateMe.mutationOptions({ meta: { showsErrors: true } }));
  const update = useMutation(trpc.authors.update.mutationOptions({ meta: { showsErrors: true } }));
  const form = useForm({
    resolver: schemaResolver(() => import("./account-schemas.ts").then((module) => module.profileForm)),
    defaultValues: {
      name: person.name,
      bio: author.bio,
      avatarUrl: author.avatarUrl,
      website: author.website ?? "",
    },
  });
  const { errors, isDirty, isSubmitting } = form.formState;

  const save = form.handleSubmit(async ({ name, ...byline }) => {
    try {
      const saved = await update.mutateAsync({ id: author.id, version: author.version, ...byline });
      queries.setQueryData(trpc.authors.get.queryKey({ id: author.id }), saved);
      if (name !== person.name) {
        // Renames the byline as well, so its version is asked for again.
        await rename.mutateAsync({ name });
        await queries.invalidateQueries(trpc.authors.get.queryFilter({ id: author.id }));
      }
      form.reset({ name, bio: saved.bio, avatarUrl: saved.avatarUrl, website: saved.website ?? "" });
      toast({ title: "Profile saved", tone: "success" });
      router.refresh();
    } catch (error) {
      showServerError(error, form.setError, ["name", "bio", "avatarUrl", "website"]);
    }
  });

  return (
    <form noValidate onSubmit={save}>
      <Card>
        <CardHeader
          title="Profile"
          description="Your name and what readers learn about you."
          actions={
            <Button size="sm" variant="ghost" asChild>
              <a href={`/authors/${author.slug}`} target="_blank" rel="noreferrer">
                <ExternalLink aria-hidden />
                Your page
              </a>
            </Button>
          }
        />
        <CardBody className="grid grid-cols-[minmax(0,1fr)] gap-5">
          {errors.root && <Callout tone="danger">{errors.root.message}</Callout>}
          <div className="grid gap-5 sm:grid-cols-2">
            <Field label="Name" required error={errors.name?.message}>
              <Input {...form.register("name")} autoComplete="name" />
            </Field>
            <Field label="E-mail address" hint="An administrator can invite another address.">
              <Input value={person.email} readOnly type="email" autoComplete="email" />
            </Field>
          </div>
          <BylineFields control={form.control} errors={errors} />
        </CardBody>
        <CardFooter>
          <Button type="submit" variant="primary" loading={isSubmitting} disabled={!isDirty}>
            Save profile
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}
