/** For lists that are read page by page: where the next page begins. */
export const nextPage = {
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined,
};
