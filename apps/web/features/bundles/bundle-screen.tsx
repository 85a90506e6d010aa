"use client";
import { Callout } from "@broadsheet/ui/callout";
import { Card } from "@broadsheet/ui/card";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { PageHeader } from "@broadsheet/ui/page-header";
import { useQuery } from "@tanstack/react-query";
import { PackageOpen } from "lucide-react";
import Link from "next/link";
import { dateAndTime } from "@/features/posts/times.ts";
import { LoadFailed, RowsSkeleton } from "@/features/studio/screen-states.tsx";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { AddPost } from "./add-post.tsx";
import { BundleActions } from "./bundle-actions.tsx";
import { BundleBadge } from "./bundle-badge.tsx";
import { BundleItemRow } from "./bundle-item-row.tsx";
import { useItems } from "./use-items.ts";

/** One bundle: what is in it, what stands in the way, and its way out. */
export function BundleScreen({ id }: { id: string }) {
  const trpc = useTRPC();
  const { publication } = useStudio();
  const query = useQuery(trpc.bundles.get.queryOptions({ id }));
  const { data: bundle } = query;
  const items = useItems(bundle);
  if (query.isError)
    return <LoadFailed error={query.error} what="The bundle" onRetry={() => void query.refetch()} />;
  if (!bundle) return <RowsSkeleton />;
  const when = (iso: string) => dateAndTime(iso, publication.timezone);
  const editable = bundle.status === "open" && bundle.hiddenPosts === 0;
  const blocked = bundle.items.filter(({ obstacles }) => obstacles.length > 0).length;
  const said = {
    open: "Nothing of it goes out until it is published or its time has come.",
    scheduled: `All of it goes out on ${bundle.scheduledAt ? when(bundle.scheduledAt) : ""}${bundle.scheduledBy ? `, scheduled by ${bundle.scheduledBy}` : ""}.`,
    published: `It went out on ${bundle.publishedAt ? when(bundle.publishedAt) : ""}.`,
  }[bundle.status];
  return (
    <>
      <PageHeader
        back={<Link href="/studio/bundles">← Bundles</Link>}
        title={bundle.name}
        description={said}
        actions={<BundleActions bundle={bundle} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <div className="flex flex-wrap items-center gap-3 text-ink-soft text-sm">
          <BundleBadge bundle={bundle} />
          {bundle.status !== "published" && bundle.items.length > 0 && (
            <p role="status">
              {blocked === 0
                ? "Nothing stands in the way."
                : `Something stands in the way of ${blocked} ${blocked === 1 ? "post" : "posts"}: nothing can go out yet.`}
            </p>
          )}
        </div>
        {bundle.failure && (
          <Callout tone="danger" title="It was not published at its time">
            {bundle.failure.length === 0 ? (
              "It held no posts."
            ) : (
              <ul className="list-disc pl-4">
                {bundle.failure.map(({ postId, title, message }) => (
                  <li key={`${postId}-${message}`}>
                    {title || "Untitled"}: {message}
                  </li>
                ))}
              </ul>
            )}
          </Callout>
        )}
        {bundle.hiddenPosts > 0 && (
          <Callout>
            {bundle.hiddenPosts === 1
              ? "It holds one more post that is not yours to see."
              : `It holds ${bundle.hiddenPosts} more posts that are not yours to see.`}
          </Callout>
        )}
        <section aria-label="Posts of the bundle">
          <Card className="overflow-hidden">
            {bundle.items.length === 0 ? (
              <EmptyState
                icon={<PackageOpen aria-hidden />}
                title="Nothing in it yet"
                description="Add the posts that are to go out together."
              />
            ) : (
              <ul className="divide-y divide-line">
                {bundle.items.map((item) => (
                  <BundleItemRow
                    key={item.postId}
                    item={item}
                    busy={items.busy}
                    onAction={editable ? (action) => items.change(item.postId, action) : undefined}
                    onRemove={editable ? () => items.remove(item.postId) : undefined}
                  />
                ))}
              </ul>
            )}
          </Card>
        </section>
        {editable && <AddPost taken={bundle.items.map(({ postId }) => postId)} onAdd={items.add} />}
      </div>
    </>
  );
}
