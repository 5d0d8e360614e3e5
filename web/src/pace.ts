// Long work in small steps, so that the page never stands still.

/** Lets the page do in between what it has to do: paint, and hear its reader. */
export function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
