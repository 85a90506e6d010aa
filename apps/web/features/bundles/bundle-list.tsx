"use client";
import type { BundleSummary } from "@broadsheet/contract/bundles";
import { Button } from "@broadsheet/ui/button";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { onDemand } from "@broadsheet/ui/on-demand";
import { PageHeader } from "@broadsheet/ui/page-header";
import { useInfiniteQuery } from "@tanstack/react-query";
import { PackageCheck, Plus } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { dateAndTime } from "@/features/posts/times.ts";
import { nextPage } from "@/features/studio/next-page.ts";
import { PagedList } from "@/features/studio/paged-list.tsx";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { BundleBadge } from "./bundle-badge.tsx";

const NameDialog = onDemand(() => import("./name-dialog.tsx").then((module) => module.NameDialog));

/** Posts that go out together: what is being put together, what waits for its time, what went out. */
export function BundleList() {
  const trpc = useTRPC();
  const router = useRouter();
  const [creating, setCreating] = useState(false);
  const list = useInfiniteQuery(trpc.bundles.list.infiniteQueryOptions({ limit: 30 }, nextPage));
  const newBundle = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      New bundle
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Bundles"
        description="Posts that are published, changed or taken off the site at the same moment, or not at all."
        actions={newBundle}
      />
      <PagedList
        query={list}
        label="Bundles"
        nouns={["bundle", "bundles"]}
        row={(bundle) => <BundleRow key={bundle.id} bundle={bundle} />}
        empty={
          <EmptyState
            icon={<PackageCheck aria-hidden />}
            title="No bundles yet"
            description="A bundle is for a launch, a special issue, a series: it goes out whole, now or at a set time."
            action={newBundle}
          />
        }
      />
      {creating && (
        <NameDialog
          onClose={() => setCreating(false)}
          onDone={({ id }) => router.push(`/studio/bundles/${id}` as Route)}
        />
      )}
    </>
  );
}

function BundleRow({ bundle }: { bundle: BundleSummary }) {
  const { publication } = useStudio();
  const at = bundle.scheduledAt ?? bundle.publishedAt ?? bundle.updatedAt;
  return (
    <li className="relative flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 px-5 py-4 hover:bg-sunken/60">
      <div className="grid min-w-0 gap-0.5">
        <Link
          href={`/studio/bundles/${bundle.id}` as Route}
          className="truncate font-medium after:absolute after:inset-0"
        >
          {bundle.name}
        </Link>
        <p className="text-ink-faint text-xs">
          {bundle.postCount} {bundle.postCount === 1 ? "post" : "posts"}
          {bundle.createdBy && ` · ${bundle.createdBy}`}
        </p>
      </div>
      <span className="flex items-center gap-3 text-ink-faint text-xs">
        <time dateTime={at}>{dateAndTime(at, publication.timezone)}</time>
        <BundleBadge bundle={bundle} />
      </span>
    </li>
  );
}
