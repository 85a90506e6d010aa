import { handleAuth } from "@/auth.ts";
import { problemResponse, requestIdOf } from "@/http/problem-response.ts";
import { getServices } from "@/services.ts";

async function handle(request: Request): Promise<Response> {
  const services = await getServices();
  try {
    return await handleAuth(services, request);
  } catch (error) {
    return problemResponse(error, { requestId: requestIdOf(request.headers), log: services.log });
  }
}

export { handle as GET, handle as POST };
