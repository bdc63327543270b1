import { CalendarOff, MapPin, Package, ShieldCheck, Table2, Users, type LucideIcon } from 'lucide-react';
import { createElement } from 'react';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  therapists: Users,
  leaves: CalendarOff,
  locations: MapPin,
  admins: ShieldCheck,
  'brands-packages': Package,
};

/** A sync type's sign in the navigation; one that was added by a catalog file alone gets a table. */
export function TypeIcon({ type }: { type: string }) {
  return createElement(ICONS[type] ?? Table2, { size: 16, strokeWidth: 1.75, 'aria-hidden': true });
}
