import { Button } from '@patternfly/react-core';
import { LogIn } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Logo } from '../frame/Logo';
import { goToSignIn } from './signIn';

export function SignedOutPage() {
  const { t } = useTranslation();
  return (
    <main className="ds-signed-out">
      <Logo size={40} />
      <h1>{t('session.signedOutTitle')}</h1>
      <p>{t('session.signedOutBody')}</p>
      <Button
        variant="primary"
        icon={<LogIn size={16} strokeWidth={1.75} aria-hidden />}
        onClick={() => {
          goToSignIn();
        }}
      >
        {t('session.signIn')}
      </Button>
      <p className="ds-signed-out__product">{t('product')}</p>
    </main>
  );
}
