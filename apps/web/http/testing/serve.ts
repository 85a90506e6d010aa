import { Readable } from "node:stream";
import type { Services } from "@broadsheet/core/kernel/services";
import { actorFromBearer } from "@broadsheet/core/tokens/resolve-token";
import { accessLog } from "../../server/access-log.ts";
import { bodyLimit } from "../../server/body-limit.ts";
import { forwarded } from "../../server/forwarded.ts";
import type { Layer } from "../../server/layer.ts";
import { requestGuard } from "../../server/request-guard.ts";
import { createWebServer } from "../../server/web-server.ts";
import { handleTrpc } from "../../trpc/handle-trpc.ts";
import { handleRest } from "../rest/handle-rest.ts";

const routes: Record<string, (services: Services, request: Request) => Promise<Response>> = {
  "/api/trpc": (services, request) => handleTrpc(services, request, { actorFromBearer }),
  "/api/v1": handleRest,
};

/** The API's edges in place of Next, behind the layers of the real server. */
function api(services: Services): Layer {
  return async (req, res) => {
    const { method = "GET", url = "/", headers } = req;
    const edge = Object.entries(routes).find(([prefix]) => url.startsWith(prefix))?.[1];
    if (!edge) throw new Error(`No edge for ${url}`);
    const bodiless = method === "GET" || method === "HEAD";
    const response = await edge(
      services,
      new Request(`http://${headers.host}${url}`, {
        method,
        headers: Object.entries(headers).flatMap(([name, value]) =>
          [value ?? []].flat().map((one): [string, string] => [name, one]),
        ),
        ...(bodiless ? {} : { body: Readable.toWeb(req) as ReadableStream, duplex: "half" }),
      } as RequestInit),
    );
    res.writeHead(response.status, Object.fromEntries(response.headers));
    res.end(Buffer.from(await response.arrayBuffer()));
  };
}

/** Serves the API over HTTP on a free port of this machine. */
export async function serveApi(services: Services): Promise<{ url: string; stop: () => Promise<void> }> {
  const web = createWebServer({
    layers: [forwarded([]), accessLog(() => {}), requestGuard(), bodyLimit(), api(services)],
    onError: (error, requestId) => services.log.error({ err: error, requestId }, "request failed"),
  });
  const port = await web.listen(0, "127.0.0.1");
  return { url: `http://localhost:${port}`, stop: () => web.drain.stop(0) };
}
