import { whenIdle } from "@broadsheet/ui/on-demand";
import { Plugin, type PluginKey, type PluginView } from "@tiptap/pm/state";

interface LatePlugin<State> {
  /** The plugin's own. */
  key: PluginKey<State | undefined>;
  load: () => Promise<Plugin<State>>;
  /** Whether somebody types what it is for: then it is fetched at once. */
  wanted: (typed: string) => boolean;
}

/**
 * A plugin whose script comes when the browser is idle, in a place that is kept for it from the start: one that is registered later would
 * have the whole text drawn anew. Until it is there its state is undefined. It knows state, view, decorations and keys.
 */
export function latePlugin<State>({ key, load, wanted }: LatePlugin<State>): Plugin<State | undefined> {
  let late: Plugin<State> | undefined;
  let coming = false;
  let begin: (() => void) | undefined;
  const fetched = () => {
    if (coming) return;
    coming = true;
    load().then(
      (plugin) => {
        late = plugin;
        begin?.();
      },
      () => {
        // The next one who wants it tries again.
        coming = false;
      },
    );
  };
  return new Plugin<State | undefined>({
    key,
    state: {
      init: () => undefined,
      apply: (tr, value, before, now) => {
        const state = late?.spec.state;
        if (!late || !state) return undefined;
        if (value === undefined) return state.init.call(late, {}, now);
        return state.apply.call(late, tr, value, before, now);
      },
    },
    props: {
      decorations: (state) => late?.props.decorations?.call(late, state),
      handleKeyDown: (view, event) => late?.props.handleKeyDown?.call(late, view, event) ?? false,
      handleTextInput: (_view, _from, _to, text) => {
        if (!late && wanted(text)) fetched();
        return false;
      },
    },
    view: (view) => {
      let shown: PluginView | undefined;
      begin = () => {
        shown = late?.spec.view?.(view);
        // The first gives it a state, with the second it sees what was typed meanwhile.
        view.dispatch(view.state.tr);
        view.dispatch(view.state.tr);
      };
      if (late) shown = late.spec.view?.(view);
      else whenIdle(fetched);
      return {
        update: (_view, before) => shown?.update?.(view, before),
        destroy: () => {
          begin = undefined;
          shown?.destroy?.();
        },
      };
    },
  });
}
