import type { ComponentChildren, TargetedMouseEvent } from 'preact';
import { formatState, type ExplorerState } from '../state';
import { useStore } from '../store';

interface LinkProps {
  readonly to: ExplorerState;
  readonly class?: string;
  readonly children: ComponentChildren;
  readonly current?: boolean;
  readonly label?: string;
  readonly id?: string;
  /** Whether the arrow keys move to this link. */
  readonly isResult?: boolean;
}

/** A link to another state. A plain click changes the state without reloading; other clicks are left to the browser. */
export function Link({ to, class: name, children, current, label, id, isResult }: LinkProps) {
  const { navigate } = useStore();
  const follow = (event: TargetedMouseEvent<HTMLAnchorElement>) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(to);
    if (to.view !== 'list') scrollTo(0, 0);
  };
  return (
    <a
      href={formatState(to)}
      onClick={follow}
      class={name}
      id={id}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      data-result={isResult ? '' : undefined}
    >
      {children}
    </a>
  );
}
