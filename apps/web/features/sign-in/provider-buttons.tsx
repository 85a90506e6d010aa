"use client";
import { Button } from "@broadsheet/ui/button";
import { signIn } from "next-auth/react";
import { useState } from "react";

interface ProviderButtonsProps {
  providers: readonly { id: string; name: string }[];
  next: string;
}

/** One button for each identity provider of this installation. */
export function ProviderButtons({ providers, next }: ProviderButtonsProps) {
  const [leaving, setLeaving] = useState<string>();
  if (providers.length === 0) return null;
  return (
    <div className="mt-6 grid gap-3">
      <p className="flex items-center gap-3 text-ink-faint text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or
      </p>
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          size="lg"
          loading={leaving === id}
          disabled={leaving !== undefined}
          onClick={async () => {
            setLeaving(id);
            // Only reached when the provider cannot be; otherwise the browser is there by now.
            await signIn(id, { redirectTo: next }).catch(() => setLeaving(undefined));
          }}
        >
          Continue with {name}
        </Button>
      ))}
    </div>
  );
}
