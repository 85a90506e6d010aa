import { cronSecret } from "@/env.ts";
import { handleCron } from "@/http/handle-cron.ts";
import { getServices } from "@/services.ts";

export const GET = async (request: Request) => handleCron(await getServices(), request, cronSecret());
