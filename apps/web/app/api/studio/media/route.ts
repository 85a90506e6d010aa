import { handleStudioUpload } from "@/http/handle-studio-upload.ts";
import { getServices } from "@/services.ts";

export const POST = async (request: Request) => handleStudioUpload(await getServices(), request);
