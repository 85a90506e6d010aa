"use client";
import { Avatar } from "@broadsheet/ui/avatar";
import { Card } from "@broadsheet/ui/card";
import { Checkbox } from "@broadsheet/ui/checkbox";
import { DropdownMenu, MenuItem, MenuSeparator } from "@broadsheet/ui/dropdown-menu";
import { IconButton } from "@broadsheet/ui/icon-button";
import { LoadMore } from "@broadsheet/ui/load-more";
import { type PostStatus, StatusBadge } from "@broadsheet/ui/status-badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@broadsheet/ui/table";
import { Copy, Ellipsis, ExternalLink, Trash } from "lucide-react";
import { useState } from "react";

const posts: { title: string; author: string; status: PostStatus; when: string }[] = [
  {
    title: "What the tide tables do not tell you",
    author: "Ada Lindqvist",
    status: "draft",
    when: "4 min ago",
  },
  {
    title: "Council votes on the north quay tonight",
    author: "Tomás Beira",
    status: "in_review",
    when: "1 h ago",
  },
  { title: "The last lamplighter", author: "Mei Okafor", status: "changes_requested", when: "yesterday" },
  { title: "A field guide to harbour gulls", author: "Ada Lindqvist", status: "approved", when: "yesterday" },
  { title: "Ferry timetable, winter edition", author: "Jonas Ek", status: "scheduled", when: "Mon 06:00" },
  { title: "How we count readers", author: "Mei Okafor", status: "published", when: "12 Nov" },
  { title: "Notes from the 2019 flood", author: "Tomás Beira", status: "archived", when: "3 Mar 2024" },
];

export function GalleryPosts() {
  const [shown, setShown] = useState(7);
  return (
    <div>
      <Card className="overflow-hidden">
        <Table caption="Posts">
          <TableHead>
            <TableRow>
              <TableHeader className="w-10">
                <Checkbox aria-label="All posts" checked="indeterminate" />
              </TableHeader>
              <TableHeader>Title</TableHeader>
              <TableHeader>State</TableHeader>
              <TableHeader>Author</TableHeader>
              <TableHeader className="text-right">Changed</TableHeader>
              <TableHeader>
                <span className="sr-only">Actions</span>
              </TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {posts.map(({ title, author, status, when }, index) => (
              <TableRow key={title}>
                <TableCell>
                  <Checkbox aria-label={title} defaultChecked={index === 1} />
                </TableCell>
                <TableCell className="min-w-64 font-medium">{title}</TableCell>
                <TableCell>
                  <StatusBadge status={status} />
                </TableCell>
                <TableCell>
                  <span className="flex items-center gap-2 whitespace-nowrap text-ink-soft">
                    <Avatar name={author} size="sm" />
                    {author}
                  </span>
                </TableCell>
                <TableCell className="whitespace-nowrap text-right text-ink-faint tabular-nums">
                  {when}
                </TableCell>
                <TableCell className="w-12">
                  <DropdownMenu
                    trigger={
                      <IconButton label={`Actions for ${title}`} tooltip={false} size="sm">
                        <Ellipsis />
                      </IconButton>
                    }
                  >
                    <MenuItem icon={<ExternalLink aria-hidden />}>View</MenuItem>
                    <MenuItem icon={<Copy aria-hidden />} shortcut="⌘D">
                      Duplicate
                    </MenuItem>
                    <MenuSeparator />
                    <MenuItem icon={<Trash aria-hidden />} destructive>
                      Move to the bin
                    </MenuItem>
                  </DropdownMenu>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
      <LoadMore
        hasMore
        loading={false}
        onLoadMore={() => setShown(shown + 20)}
        shown={shown}
        total={128}
        noun="posts"
      />
    </div>
  );
}
