import { Button } from '@patternfly/react-core';
import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { SYNC_BUTTON_ID } from './SyncButton';
import './notice.css';

export type NoticeTone = 'info' | 'success' | 'danger' | 'warning' | 'custom';

export type TakeFocus = 'now' | 'if-lost' | 'no';

interface NoticeFrameProps {
  tone: NoticeTone;
  icon: ReactNode;
  title: ReactNode;
  /** Beside the title, quieter. */
  aside?: ReactNode;
  /** At the end of the title's line; below the title on a narrow page. */
  actions?: ReactNode;
  closeLabel: string;
  onClose?: (() => void) | undefined;
  /**
   * `now`: the user has just pressed the button, the notice's title takes the focus. `if-lost`: it follows the notice
   * that had the focus, and takes it over unless the user has gone elsewhere.
   */
  takeFocus?: TakeFocus;
  children?: ReactNode;
}

/** A notice in the page: an icon, a word and a colour, always all three. It stays until it is closed. */
export function NoticeFrame(props: NoticeFrameProps) {
  const { tone, icon, title, aside, actions, closeLabel, onClose, takeFocus = 'no', children } = props;
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (takeFocus === 'now' || (takeFocus === 'if-lost' && lost)) heading.current?.focus();
  }, [takeFocus]);

  return (
    <section className={`ds-notice ds-notice--${tone}`} aria-labelledby="notice-title">
      <span className="ds-notice__icon">{icon}</span>
      <div className="ds-notice__head">
        <h2 id="notice-title" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {aside}
      </div>
      {actions ? <div className="ds-notice__actions">{actions}</div> : null}
      {onClose ? (
        <Button
          variant="plain"
          size="sm"
          className="ds-notice__close"
          aria-label={closeLabel}
          icon={<X size={18} strokeWidth={1.75} aria-hidden />}
          onClick={() => {
            onClose();
            document.getElementById(SYNC_BUTTON_ID)?.focus();
          }}
        />
      ) : null}
      {children ? <div className="ds-notice__body">{children}</div> : null}
    </section>
  );
}
