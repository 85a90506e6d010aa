"use client";
import { Avatar } from "@broadsheet/ui/avatar";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { Card, CardBody, CardHeader } from "@broadsheet/ui/card";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { ErrorState } from "@broadsheet/ui/error-state";
import { Progress } from "@broadsheet/ui/progress";
import { SkeletonText } from "@broadsheet/ui/skeleton";
import { Spinner } from "@broadsheet/ui/spinner";
import { PenLine } from "lucide-react";

export function GalleryStates() {
  return (
    <>
      <Card>
        <CardHeader title="Messages" />
        <CardBody className="grid gap-3">
          <Callout title="Review is required">An editor approves before this can be published.</Callout>
          <Callout tone="success">All 1,052 posts were imported.</Callout>
          <Callout tone="warning" title="The worker is not running">
            Scheduled posts wait until it is.
          </Callout>
          <Callout tone="danger" title="Mail could not be sent" />
          <div className="grid gap-3 pt-2">
            <Progress value={64} label="Import" />
            <Progress value={null} label="Working" />
            <div className="flex items-center gap-4">
              <Spinner label="Loading posts" />
              <Avatar name="Ada Lindqvist" size="lg" />
              <Avatar name="李 小龙" />
              <Avatar name="Plato" size="sm" />
            </div>
            <SkeletonText />
          </div>
        </CardBody>
      </Card>
      <Card>
        <EmptyState
          icon={<PenLine aria-hidden />}
          title="No drafts yet"
          description="What you write shows up here, saved as you type."
          action={<Button variant="primary">Write the first</Button>}
        />
      </Card>
      <Card>
        <ErrorState reference="94326a48-91e2" action={<Button>Try again</Button>} />
      </Card>
    </>
  );
}
