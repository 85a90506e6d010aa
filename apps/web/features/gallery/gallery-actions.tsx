"use client";
import { Button } from "@broadsheet/ui/button";
import { Card, CardBody, CardHeader } from "@broadsheet/ui/card";
import { ConfirmDialog } from "@broadsheet/ui/confirm-dialog";
import { CopyButton } from "@broadsheet/ui/copy-button";
import { Dialog, DialogClose } from "@broadsheet/ui/dialog";
import { Field } from "@broadsheet/ui/field";
import { IconButton } from "@broadsheet/ui/icon-button";
import { Input } from "@broadsheet/ui/input";
import { Kbd } from "@broadsheet/ui/kbd";
import { Popover } from "@broadsheet/ui/popover";
import { toast } from "@broadsheet/ui/toast";
import { Bold, Italic, Link } from "lucide-react";

export function GalleryActions() {
  return (
    <Card>
      <CardHeader
        title="Actions"
        actions={<CopyButton value="https://example.org/posts/ferry" label="Copy link" />}
      />
      <CardBody className="grid gap-4">
        <div className="flex flex-wrap items-center gap-2">
          <Button variant="primary">Save</Button>
          <Button variant="accent">Publish</Button>
          <Button>Preview</Button>
          <Button variant="ghost">Cancel</Button>
          <Button variant="danger">Delete</Button>
          <Button variant="dangerGhost">Remove</Button>
          <Button variant="link">Learn more</Button>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button size="sm">Small</Button>
          <Button size="lg" variant="accent">
            Large
          </Button>
          <Button variant="primary" loading>
            Saving draft
          </Button>
          <Button disabled>Disabled</Button>
          <IconButton label="Bold">
            <Bold />
          </IconButton>
          <IconButton label="Italic">
            <Italic />
          </IconButton>
          <IconButton label="Link" variant="secondary">
            <Link />
          </IconButton>
          <Kbd>⌘</Kbd>
          <Kbd>K</Kbd>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Dialog
            trigger={<Button>Dialog</Button>}
            title="Invite somebody"
            description="They get a link that works once, for seven days."
            footer={
              <>
                <DialogClose>
                  <Button variant="ghost">Cancel</Button>
                </DialogClose>
                <Button variant="primary">Send invitation</Button>
              </>
            }
          >
            <Field label="E-mail address" required>
              <Input type="email" placeholder="name@example.org" />
            </Field>
          </Dialog>
          <ConfirmDialog
            trigger={<Button>Confirm</Button>}
            title="Delete “The last lamplighter”?"
            description="It goes to the bin and can be restored for 30 days."
            confirmLabel="Delete post"
            destructive
            onConfirm={() => toast({ title: "Moved to the bin", tone: "success" })}
          />
          <Popover trigger={<Button>Popover</Button>} aria-label="About reading time">
            Reading time counts 230 words a minute and 10 seconds a picture.
          </Popover>
          <Button
            onClick={() =>
              toast({
                title: "Published",
                description: "Readers see it now.",
                tone: "success",
                action: { label: "View", altText: "Open the post", onSelect: () => {} },
              })
            }
          >
            Toast
          </Button>
          <Button
            onClick={() => toast({ title: "Not saved", description: "You are offline.", tone: "danger" })}
          >
            Error toast
          </Button>
        </div>
      </CardBody>
    </Card>
  );
}
