import { uploadPieceBytes } from "@broadsheet/contract/vocabulary";

/** How many pieces a file of so many bytes arrives in (docs/decisions/0067). */
export const piecesOf = (bytes: number) => Math.ceil(bytes / uploadPieceBytes);

export const bytesOfPiece = (bytes: number, number: number) =>
  Math.min(uploadPieceBytes, bytes - number * uploadPieceBytes);

/** Where a piece lies until the file is whole; nothing below it is served. */
export const keyOfPiece = ({ publicationId, id }: { publicationId: string; id: string }, number: number) =>
  `uploads/${publicationId}/${id}/${number}`;
