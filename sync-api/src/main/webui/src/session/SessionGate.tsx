import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isSignedOut, whenSignedOut } from '../api/client';
import { sessionQuery } from '../api/queries';
import { ErrorState } from '../ui/ErrorState';
import { signInOnce } from './signIn';
import { SignedOutPage } from './SignedOutPage';

/** Shows its children to somebody who is signed in; anybody else goes to the sign-in and comes back. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [signedOut, setSignedOut] = useState(false);
  const session = useQuery(sessionQuery);

  useEffect(() => {
    whenSignedOut(() => {
      if (!signInOnce()) setSignedOut(true);
    });
  }, []);

  if (signedOut) return <SignedOutPage />;
  if (session.data) return children;
  if (session.isError && !isSignedOut(session.error)) {
    return (
      <main className="ds-signed-out">
        <ErrorState
          title={t('session.unavailableTitle')}
          body={t('session.unavailableBody')}
          error={session.error}
          retry={() => {
            void session.refetch();
          }}
        />
      </main>
    );
  }
  return null;
}
