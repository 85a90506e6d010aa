import { AppError } from "@broadsheet/contract/errors";
import { handleAuth } from "@/auth.ts";
import { problemResponse } from "@/server/problem-response.ts";
import { getServices } from "@/services.ts";

async function handle(request: Request): Promise<Response> {
  try {
    return await handleAuth(await getServices(), request);
  } catch (error) {
    if (error instanceof AppError) return problemResponse(error, request.headers.get("x-request-id"));
    throw error;
  }
}

export { handle as GET, handle as POST };
