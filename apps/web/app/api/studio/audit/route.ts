import { handleAuditExport } from "@/http/handle-audit-export.ts";
import { getServices } from "@/services.ts";

export const GET = async (request: Request) => handleAuditExport(await getServices(), request);
