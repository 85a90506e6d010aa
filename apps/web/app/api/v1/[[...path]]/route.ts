import { handleRest } from "@/http/rest/handle-rest.ts";
import { getServices } from "@/services.ts";

const handle = async (request: Request) => handleRest(await getServices(), request);

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
