import { Button } from "@broadsheet/ui/button";
import Link from "next/link";
import { Entrance } from "./entrance.tsx";

interface LinkExpiredProps {
  publicationName: string;
  /** What to do about it. */
  advice?: string;
}

/** For links that were used, replaced, withdrawn or are too old. */
export function LinkExpired({
  publicationName,
  advice = "Ask for a new one on the sign-in page.",
}: LinkExpiredProps) {
  return (
    <Entrance
      publicationName={publicationName}
      title="This link no longer works"
      description={`It has expired or was used before. ${advice}`}
    >
      <Button asChild size="lg" className="w-full">
        <Link href="/studio/sign-in">Go to sign-in</Link>
      </Button>
    </Entrance>
  );
}
