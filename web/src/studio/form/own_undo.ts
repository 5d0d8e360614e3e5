/** While what is typed is not in the story yet, undo and redo are the field's own; the story's would take back something else. */
export function keepOwnUndo(control: HTMLInputElement | HTMLTextAreaElement, isUnwritten: () => boolean): void {
  control.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey } = event as KeyboardEvent;
    if ((ctrlKey || metaKey) && /^[zy]$/i.test(key) && isUnwritten()) event.stopPropagation();
  });
}
