import { Card } from "@broadsheet/ui/card";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { PageHeader } from "@broadsheet/ui/page-header";
import { Mail } from "lucide-react";

/** The outbox of a publication that is not the installation's first. */
export function OutboxElsewhere() {
  return (
    <>
      <PageHeader
        title="Outbox"
        description="Mails that were written to files because no mail server is set."
      />
      <Card>
        <EmptyState
          icon={<Mail aria-hidden />}
          title="The outbox is elsewhere"
          description="The mails of all publications lie in one folder, which only the owner of this installation’s first publication may look into."
        />
      </Card>
    </>
  );
}
