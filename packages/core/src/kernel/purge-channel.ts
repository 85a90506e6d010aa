/** Wakes the processes that keep readers' pages. It says nothing: what there is to forget is in the log. */
export const purgeChannel = "broadsheet_purge";
