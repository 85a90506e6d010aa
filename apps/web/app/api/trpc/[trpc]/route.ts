import { actorFromBearer } from "@broadsheet/core/tokens/resolve-token";
import { getServices } from "@/services.ts";
import { handleTrpc } from "@/trpc/handle-trpc.ts";

const handle = async (request: Request) => handleTrpc(await getServices(), request, { actorFromBearer });

export { handle as GET, handle as POST };
