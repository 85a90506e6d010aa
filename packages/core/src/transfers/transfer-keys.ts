interface Place {
  publicationId: string;
  id: string;
}

/** Where an exported archive lies; nothing below `transfers/` is served to anybody by its key. */
export const archiveKey = ({ publicationId, id }: Place) => `transfers/${publicationId}/${id}/archive.zip`;

/** Where the whole report of a run lies. */
export const reportKey = ({ publicationId, id }: Place) => `transfers/${publicationId}/${id}/report.json`;
