import { type Editor, useEditorState } from "@tiptap/react";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import { useCallback, useSyncExternalStore } from "react";
import type { UndoManager } from "yjs";

const changes = ["stack-item-added", "stack-item-popped", "stack-cleared"] as const;

/**
 * Whether there is something to take back, or to do again. Of a shared text its undo manager tells: it has noted a change only after the text
 * shows it, and trying the commands would make all of them anew with each key.
 */
export function useUndoable(editor: Editor): { undo: boolean; redo: boolean } {
  const manager: UndoManager | undefined = yUndoPluginKey.getState(editor.state)?.undoManager;
  const own = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      manager ? { undo: false, redo: false } : { undo: now.can().undo(), redo: now.can().redo() },
  });
  const subscribe = useCallback(
    (listener: () => void) => {
      for (const change of changes) manager?.on(change, listener);
      return () => {
        for (const change of changes) manager?.off(change, listener);
      };
    },
    [manager],
  );
  const undo = useSyncExternalStore(subscribe, () => (manager ? manager.undoStack.length > 0 : own.undo));
  const redo = useSyncExternalStore(subscribe, () => (manager ? manager.redoStack.length > 0 : own.redo));
  return { undo, redo };
}
