"use client";
import { toast } from "@broadsheet/ui/toast";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { entranceClient } from "@/features/sign-in/calls.ts";
import { makePasskey } from "@/features/sign-in/use-passkey.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { deviceOf } from "./device.ts";
import { useConfirmed } from "./use-confirmed.tsx";
import { useTried } from "./use-tried.ts";

/** Adds a passkey under the name of this device. `onCodes` is told the recovery codes that come with a first one. */
export function useAddPasskey(onCodes: (codes: readonly string[]) => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { confirmed, question } = useConfirmed();
  const { tried, problem } = useTried();
  const [busy, setBusy] = useState(false);
  async function add(): Promise<void> {
    setBusy(true);
    await tried(async () => {
      const options = await confirmed(() => entranceClient.people.signIn.addPasskeyOptions.mutate());
      const response = await makePasskey(options);
      const name = deviceOf(navigator.userAgent).name.slice(0, 60);
      const { recoveryCodes } = await entranceClient.people.signIn.addPasskey.mutate({ name, response });
      toast({ title: "The passkey is added", tone: "success" });
      if (recoveryCodes.length > 0) onCodes(recoveryCodes);
      await queries.invalidateQueries(trpc.people.pathFilter());
    });
    setBusy(false);
  }
  return { add, busy, problem, question };
}
