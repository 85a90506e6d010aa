"use client";
import { Button } from "@broadsheet/ui/button";
import { useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTRPC } from "@/trpc/client.tsx";

/** Saves all redirects as a CSV file. */
export function ExportRedirects() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  async function save(): Promise<void> {
    const { csv } = await queries.fetchQuery({ ...trpc.redirects.export.queryOptions(), staleTime: 0 });
    const address = URL.createObjectURL(new Blob([csv], { type: "text/csv" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = "redirects.csv";
    link.click();
    URL.revokeObjectURL(address);
  }
  return (
    <Button onClick={() => void save()}>
      <Download aria-hidden />
      Export
    </Button>
  );
}
