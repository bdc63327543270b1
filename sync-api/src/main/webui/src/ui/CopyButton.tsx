import { Button } from '@patternfly/react-core';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface CopyButtonProps {
  label: string;
  text: () => string;
  variant?: 'link' | 'secondary';
}

/** Puts a text onto the clipboard and says so for a moment. */
export function CopyButton({ label, text, variant = 'link' }: CopyButtonProps) {
  const { t } = useTranslation();
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');

  useEffect(() => {
    if (state === 'idle') return undefined;
    const timer = setTimeout(() => {
      setState('idle');
    }, 2500);
    return () => {
      clearTimeout(timer);
    };
  }, [state]);

  const copy = () => {
    navigator.clipboard.writeText(text()).then(
      () => {
        setState('copied');
      },
      () => {
        setState('refused');
      },
    );
  };
  const said = state === 'copied' ? t('sync.copied') : state === 'refused' ? t('sync.copyFailed') : label;
  const Icon = state === 'copied' ? Check : Copy;
  return (
    <Button variant={variant} size="sm" icon={<Icon size={15} strokeWidth={1.75} aria-hidden />} onClick={copy}>
      <span aria-live="polite">{said}</span>
    </Button>
  );
}
