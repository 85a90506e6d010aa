import { Callout } from "@broadsheet/ui/callout";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { identityProviders } from "@/auth.ts";
import { Entrance } from "@/features/sign-in/entrance.tsx";
import { nextPath } from "@/features/sign-in/next-path.ts";
import { ProviderButtons } from "@/features/sign-in/provider-buttons.tsx";
import { SignInForm } from "@/features/sign-in/sign-in-form.tsx";
import { getCaller, getContext, requireUser } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Sign in" };

/** What went wrong at a provider, by the code next-auth comes back with. */
const providerErrors: Record<string, string> = {
  NoAccount:
    "Nobody who works here has the address your provider has verified. Ask for an invitation to that address.",
  AccessDenied: "The provider did not let you in.",
  OAuthCallbackError: "Signing in at the provider was cancelled or failed. Try again.",
};

export default async function SignInPage({ searchParams }: PageProps<"/studio/sign-in">) {
  const { next, error } = await searchParams;
  const target = nextPath(next);
  const { actor, arriving, publication } = await getContext();
  if (actor.kind === "user") redirect(target as "/studio");
  // Who is half-way in goes on there.
  if (arriving) await requireUser(target);
  const { claimed } = await (await getCaller()).installation.state();
  const problem =
    typeof error === "string" ? (providerErrors[error] ?? "Signing in did not work. Try again.") : null;
  return (
    <Entrance publicationName={publication.name} title="Sign in">
      {claimed ? (
        <>
          {problem && (
            <div className="mb-4">
              <Callout tone="danger">{problem}</Callout>
            </div>
          )}
          <SignInForm next={target} />
          <ProviderButtons
            providers={identityProviders().map(({ id, name }) => ({ id, name }))}
            next={target}
          />
        </>
      ) : (
        <Callout title="Nobody owns this publication yet">
          Open the one-time link that was printed when Broadsheet started. Starting it again prints a new one.
        </Callout>
      )}
    </Entrance>
  );
}
