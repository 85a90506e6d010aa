import { handleOpenApi } from "@/http/rest/handle-openapi.ts";
import { getServices } from "@/services.ts";

export const GET = async (request: Request) => handleOpenApi(await getServices(), request);
