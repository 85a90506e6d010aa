"use client";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { useState } from "react";
import { appErrorOf } from "@/trpc/app-error.ts";
import { enter, entranceClient, tryToSignIn } from "./calls.ts";

interface ConfirmButtonProps {
  label: string;
  /** Where to go when it worked. */
  next?: string;
  /** Answers null when it worked, else what to tell the person. */
  confirm: () => Promise<string | null>;
}

/** One press, so that programs that merely open a link from a mail use nothing up. */
function ConfirmButton({ label, next = "/studio", confirm }: ConfirmButtonProps) {
  const [state, setState] = useState<{ busy: boolean; problem: string | null }>({
    busy: false,
    problem: null,
  });
  return (
    <div className="grid gap-4">
      {state.problem && <Callout tone="danger">{state.problem}</Callout>}
      <Button
        variant="primary"
        size="lg"
        autoFocus
        loading={state.busy}
        onClick={async () => {
          setState({ busy: true, problem: null });
          const problem = await confirm();
          if (problem === null) enter(next);
          else setState({ busy: false, problem });
        }}
      >
        {label}
      </Button>
    </div>
  );
}

/** Uses up a mailed sign-in link. */
export function UseLinkButton({ token, next }: { token: string; next: string }) {
  return <ConfirmButton label="Sign in" next={next} confirm={() => tryToSignIn("link", { token })} />;
}

/** Accepts an invitation with the account the address already has. */
export function JoinButton({ token, publicationName }: { token: string; publicationName: string }) {
  return (
    <ConfirmButton
      label={`Join ${publicationName}`}
      confirm={() =>
        entranceClient.people.invitations.accept.mutate({ token }).then(
          () => null,
          (error: unknown) => appErrorOf(error).message,
        )
      }
    />
  );
}
