import type { Notification } from '../api/types';
import { daysAgo, parseInstant } from '../ui/format';

export type Group = 'now' | 'today' | 'yesterday' | 'earlier';

const ORDER: readonly Group[] = ['now', 'today', 'yesterday', 'earlier'];

function groupOf(notification: Notification, now: Date): Group {
  if (notification.level === 'progress') return 'now';
  const at = parseInstant(notification.at);
  const days = at ? daysAgo(at, now) : 2;
  return days <= 0 ? 'today' : days === 1 ? 'yesterday' : 'earlier';
}

export function groupNotifications(
  notifications: readonly Notification[],
  now: Date,
): { group: Group; items: Notification[] }[] {
  return ORDER.map((group) => ({
    group,
    items: notifications.filter((notification) => groupOf(notification, now) === group),
  })).filter(({ items }) => items.length > 0);
}
