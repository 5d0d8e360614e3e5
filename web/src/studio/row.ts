/** The event, entity, source … that a pointer leads into: "/events/3/date" is in "/events/3". */
export function rowOf(pointer: string): string | null {
  return /^\/[^/]+\/\d+/.exec(pointer)?.[0] ?? null;
}
