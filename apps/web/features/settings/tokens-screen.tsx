"use client";
import type { ApiToken } from "@broadsheet/contract/tokens";
import { Badge } from "@broadsheet/ui/badge";
import { Button } from "@broadsheet/ui/button";
import { Card } from "@broadsheet/ui/card";
import { ConfirmDialog } from "@broadsheet/ui/confirm-dialog";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { onDemand } from "@broadsheet/ui/on-demand";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { TimeAgo } from "@/features/posts/time-ago.tsx";
import { LoadFailed, RowsSkeleton } from "@/features/studio/screen-states.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { scopeWords } from "./scope-words.ts";

const TokenForm = onDemand(() => import("./token-form.tsx").then((module) => module.TokenForm));
const NewTokenDialog = onDemand(() =>
  import("./new-token-dialog.tsx").then((module) => module.NewTokenDialog),
);

export function TokensScreen() {
  const trpc = useTRPC();
  const [creating, setCreating] = useState(false);
  const [made, setMade] = useState<{ name: string; secret: string }>();
  const [revoked, setRevoked] = useState<ApiToken>();
  const tokens = useQuery(trpc.tokens.list.queryOptions());
  const create = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      New token
    </Button>
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-ink-soft text-sm">
          Tokens let programs use the API in place of a person. Each may do only what its scopes say.{" "}
          <a href="/developers" className="text-accent underline underline-offset-2">
            How to use the API
          </a>
        </p>
        {create}
      </div>
      {tokens.isPending ? (
        <RowsSkeleton count={3} />
      ) : tokens.isError ? (
        <LoadFailed error={tokens.error} what="The tokens" onRetry={() => void tokens.refetch()} />
      ) : tokens.data.length === 0 ? (
        <Card>
          <EmptyState
            icon={<KeyRound aria-hidden />}
            title="No tokens yet"
            description="Make one for a static site build, an importer or an app of your own."
            action={create}
          />
        </Card>
      ) : (
        <Card aria-label="API tokens" className="overflow-hidden">
          <ul className="divide-y divide-line">
            {tokens.data.map((token) => (
              <TokenRow key={token.id} token={token} onRevoke={setRevoked} />
            ))}
          </ul>
        </Card>
      )}
      {creating && (
        <TokenForm
          onClose={() => setCreating(false)}
          onMade={(secret) => {
            setCreating(false);
            setMade(secret);
          }}
        />
      )}
      {made && <NewTokenDialog made={made} onClose={() => setMade(undefined)} />}
      {revoked && <RevokeToken token={revoked} onClose={() => setRevoked(undefined)} />}
    </div>
  );
}

interface TokenRowProps {
  token: ApiToken;
  onRevoke: (token: ApiToken) => void;
}

function TokenRow({ token, onRevoke }: TokenRowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2.5 px-5 py-4">
      <div className="grid min-w-0 flex-[1_1_16rem] gap-1.5">
        <p className="flex flex-wrap items-baseline gap-x-2.5">
          <span className="font-medium">{token.name}</span>
          <code className="font-mono text-ink-faint text-xs">{token.prefix}…</code>
        </p>
        <p className="flex flex-wrap gap-1.5">
          {token.scopes.map((scope) => (
            <Badge key={scope}>{scopeWords[scope].label}</Badge>
          ))}
        </p>
        <p className="text-ink-faint text-xs">
          Made <TimeAgo at={token.createdAt} />
          {token.createdBy && ` by ${token.createdBy}`} ·{" "}
          {token.lastUsedAt ? (
            <>
              used <TimeAgo at={token.lastUsedAt} />
            </>
          ) : (
            "never used"
          )}{" "}
          ·{" "}
          {token.expiresAt ? (
            <>
              expires <TimeAgo at={token.expiresAt} />
            </>
          ) : (
            "does not expire"
          )}
        </p>
      </div>
      <Button
        size="sm"
        variant="dangerGhost"
        className="max-sm:-ml-3"
        aria-label={`Revoke ${token.name}`}
        onClick={() => onRevoke(token)}
      >
        Revoke
      </Button>
    </li>
  );
}

function RevokeToken({ token, onClose }: { token: ApiToken; onClose: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const revoke = useMutation(trpc.tokens.revoke.mutationOptions());
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Revoke “${token.name}”?`}
      description="Programs that use it are refused from their next request on. This cannot be undone; a new token can be made at any time."
      confirmLabel="Revoke token"
      destructive
      onConfirm={async () => {
        await revoke.mutateAsync({ id: token.id });
        await queries.invalidateQueries(trpc.tokens.pathFilter());
        toast({ title: `“${token.name}” is revoked`, tone: "success" });
      }}
    />
  );
}
