import { RefreshCw } from 'lucide-react';

export function Logo({ size = 24 }: { size?: 24 | 40 }) {
  return (
    <span className={`ds-logo ds-logo--${size}`} aria-hidden>
      <RefreshCw size={size === 24 ? 14 : 22} strokeWidth={2} />
    </span>
  );
}
