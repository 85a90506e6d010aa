import { inPublication } from "@broadsheet/db/connection";
import { newSharedDocument } from "@broadsheet/document/collab/shared-document";
import * as Y from "yjs";
import { openDocument } from "../../collab/open-document.ts";
import { post } from "./make-posts.ts";
import type { Cell } from "./world.ts";

const client = 7;

/** The input of a procedure about a document that was opened before; with an update that adds to its title. */
export const opened =
  (extra: object = {}) =>
  async (cell: Cell) => {
    const { id: postId } = await post("draft")(cell);
    const row = await inPublication(cell.world.app.services.db, cell.publicationId, (tx) =>
      openDocument(tx, cell.publicationId, postId),
    );
    const { doc, parts } = newSharedDocument();
    parts.title.insert(0, "More");
    const update = Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64");
    return { postId, documentId: row?.documentId, client, update, ...extra };
  };
