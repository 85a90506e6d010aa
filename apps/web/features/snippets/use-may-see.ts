import { holds, snippetPermissions } from "@broadsheet/contract/permissions";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";

/** Whether the signed-in person may put snippets into a text. */
export function useMaySeeSnippets(): boolean {
  const { person } = useStudio();
  return snippetPermissions.some((permission) => holds(person, permission));
}
