import { Skeleton } from "@broadsheet/ui/skeleton";

const tiles = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];

export function TilesSkeleton() {
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4 lg:grid-cols-4 xl:grid-cols-5">
      <p role="status" className="sr-only">
        Loading
      </p>
      {tiles.map((tile) => (
        <Skeleton key={tile} className="aspect-4/3 h-auto" />
      ))}
    </div>
  );
}
