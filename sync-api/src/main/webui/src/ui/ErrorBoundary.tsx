import { Button } from '@patternfly/react-core';
import { Component, type ReactNode } from 'react';
import { Translation } from 'react-i18next';

interface Props {
  children: ReactNode;
}

/** Keeps a page's failure to that page: the frame and its navigation stay usable. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Translation>
        {(t) => (
          <section className="ds-empty" role="alert">
            <h1 className="ds-empty__title">{t('error.title')}</h1>
            <p className="ds-empty__body">{t('error.body')}</p>
            <Button
              variant="primary"
              onClick={() => {
                location.reload();
              }}
            >
              {t('error.reload')}
            </Button>
          </section>
        )}
      </Translation>
    );
  }
}
