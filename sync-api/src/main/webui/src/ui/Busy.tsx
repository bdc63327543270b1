import { LoaderCircle } from 'lucide-react';

/** The busy icon; it stands still under reduced motion, beside its word. */
export function Busy({ size = 16 }: { size?: number }) {
  return <LoaderCircle className="ds-busy" size={size} strokeWidth={1.75} aria-hidden />;
}
