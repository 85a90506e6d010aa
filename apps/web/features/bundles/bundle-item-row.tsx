"use client";
import type { BundleAction } from "@broadsheet/contract/bundle-ref";
import type { BundleItem } from "@broadsheet/contract/bundles";
import { IconButton } from "@broadsheet/ui/icon-button";
import { Select } from "@broadsheet/ui/select";
import { TriangleAlert, X } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { PostBadges } from "@/features/posts/post-badges.tsx";

interface BundleItemRowProps {
  item: BundleItem;
  busy: boolean;
  /** Left out where the bundle cannot be changed. */
  onAction?: ((action: BundleAction) => void) | undefined;
  onRemove?: (() => void) | undefined;
}

const labels = (live: boolean) => ({
  publish: live ? "Publish the changes" : "Publish",
  unpublish: "Take off the site",
});

/** A post of a bundle: what happens to it, and what stands in the way of that. */
export function BundleItemRow({ item, busy, onAction, onRemove }: BundleItemRowProps) {
  const { postId, kind, title, live, action, obstacles } = item;
  const words = labels(live);
  const name = title || "Untitled";
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-2 px-5 py-3.5 sm:grid-cols-[minmax(0,1fr)_auto_13rem_auto]">
      <div className="grid min-w-0 gap-1">
        <Link href={`/studio/${kind}s/${postId}` as Route} className="truncate font-medium hover:underline">
          {name}
        </Link>
        {obstacles.map((obstacle) => (
          <p key={obstacle} className="flex items-start gap-1.5 text-danger text-xs">
            <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
            {obstacle}
          </p>
        ))}
      </div>
      <span className="max-sm:order-last max-sm:col-span-2">
        <PostBadges post={{ ...item, deletedAt: null }} />
      </span>
      {onAction ? (
        <Select
          aria-label={`What happens to “${name}”`}
          className="max-sm:order-last max-sm:col-span-2"
          value={action}
          disabled={busy}
          onValueChange={onAction}
          options={[
            { value: "publish", label: words.publish },
            { value: "unpublish", label: words.unpublish },
          ]}
        />
      ) : (
        <span className="text-ink-soft text-sm max-sm:order-last max-sm:col-span-2">{words[action]}</span>
      )}
      {onRemove && (
        <IconButton label={`Take “${name}” out of the bundle`} size="sm" disabled={busy} onClick={onRemove}>
          <X />
        </IconButton>
      )}
    </li>
  );
}
