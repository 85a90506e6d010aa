"use client";
import { AppShell } from "@broadsheet/ui/app-shell";
import { Avatar } from "@broadsheet/ui/avatar";
import { Badge } from "@broadsheet/ui/badge";
import { Button } from "@broadsheet/ui/button";
import { PageHeader } from "@broadsheet/ui/page-header";
import { Tabs } from "@broadsheet/ui/tabs";
import { ThemeSwitch } from "@broadsheet/ui/theme-switch";
import { FileText, Image as ImageIcon, LayoutDashboard, Plus, Settings, Tag, Users } from "lucide-react";
import { GalleryActions } from "./gallery-actions.tsx";
import { GalleryForm } from "./gallery-form.tsx";
import { GalleryPosts } from "./gallery-posts.tsx";
import { GalleryStates } from "./gallery-states.tsx";

const groups = [
  {
    items: [
      { href: "#home", label: "Overview", icon: LayoutDashboard, primary: true },
      { href: "#posts", label: "Posts", icon: FileText, count: 3, primary: true },
      { href: "#media", label: "Media", icon: ImageIcon, primary: true },
      { href: "#tags", label: "Tags", icon: Tag },
    ],
  },
  {
    label: "Publication",
    items: [
      { href: "#staff", label: "Staff", icon: Users, primary: true },
      { href: "#settings", label: "Settings", icon: Settings },
    ],
  },
];

function Brand() {
  return (
    <span className="flex items-center gap-2.5">
      <span className="grid size-7 place-items-center rounded-sm bg-ink font-semibold font-serif text-base text-paper">
        B
      </span>
      <span className="truncate font-medium font-serif text-lg tracking-tight">The Harbour Post</span>
    </span>
  );
}

function Footer() {
  return (
    <div className="flex items-center gap-2.5">
      <Avatar name="Ada Lindqvist" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium text-sm">Ada Lindqvist</p>
        <p className="text-ink-faint text-xs">Editor</p>
      </div>
      <ThemeSwitch />
    </div>
  );
}

export function Gallery() {
  return (
    <AppShell
      brand={<Brand />}
      groups={groups}
      currentHref="#posts"
      link={(props) => <a {...props} />}
      footer={<Footer />}
    >
      <PageHeader
        title="Posts"
        description="Everything this publication is working on, from the first draft to the archive."
        actions={
          <>
            <Button>Import</Button>
            <Button variant="primary">
              <Plus aria-hidden />
              New post
            </Button>
          </>
        }
      />
      <div className="grid gap-8">
        <Tabs
          aria-label="Posts by state"
          items={[
            { value: "all", label: "All", count: 128, content: <GalleryPosts /> },
            { value: "mine", label: "Mine", content: <Badge>Mine</Badge> },
            {
              value: "review",
              label: "Waiting for review",
              count: 3,
              content: <Badge tone="warning">Review</Badge>,
            },
            { value: "bin", label: "Bin", content: <Badge tone="outline">Bin</Badge> },
          ]}
        />
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <GalleryForm />
          <div className="grid gap-6">
            <GalleryActions />
            <GalleryStates />
          </div>
        </div>
      </div>
    </AppShell>
  );
}
