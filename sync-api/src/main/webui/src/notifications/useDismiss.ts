import { post } from '../api/client';
import type { Notification } from '../api/types';
import { useLiveStore } from '../live/LiveContext';
import { noticeKindOf } from '../live/state';

/** Closes a notice here at once and, by the gateway, in the user's other windows. */
export function useDismiss(): (notification: Notification) => void {
  const store = useLiveStore();
  return (notification) => {
    const notice = noticeKindOf(notification, store.snapshot().runs);
    store.apply([{ kind: 'closed', syncId: notification.syncId, notice }]);
    // When the gateway did not hear it, the notice is back with the next snapshot; nothing is lost by that.
    post(`/api/notifications/${encodeURIComponent(notification.id)}/dismiss`).catch(() => undefined);
  };
}
