import type { PostSummary } from "@broadsheet/contract/posts";
import { Badge } from "@broadsheet/ui/badge";
import { StatusBadge } from "@broadsheet/ui/status-badge";
import { Globe, Star, Trash2 } from "lucide-react";

type Badged = Pick<PostSummary, "status" | "live" | "hasChanges" | "deletedAt">;

/** The state of a post by badges: what readers have, and what is going on with it. */
export function PostBadges({ post, featured = false }: { post: Badged; featured?: boolean }) {
  if (post.deletedAt)
    return (
      <Badge tone="outline">
        <Trash2 aria-hidden />
        In the bin
      </Badge>
    );
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      {post.live && post.status !== "published" && (
        <Badge tone="success">
          <Globe aria-hidden />
          Live
        </Badge>
      )}
      {post.status === "published" && post.hasChanges ? (
        <Badge tone="success">
          <Globe aria-hidden />
          Live, with changes
        </Badge>
      ) : (
        <StatusBadge status={post.status} />
      )}
      {featured && (
        <Badge tone="accent">
          <Star aria-hidden />
          Featured
        </Badge>
      )}
    </span>
  );
}
