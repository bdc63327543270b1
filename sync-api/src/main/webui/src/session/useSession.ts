import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/queries';
import type { Role, Session } from '../api/types';

export interface Me extends Session {
  is: (role: Role) => boolean;
  /** Sees the audit log. */
  audits: boolean;
}

/** The signed-in person. Only below the SessionGate, where there is one. */
export function useMe(): Me {
  const { data } = useQuery(sessionQuery);
  const session = data ?? { name: '', email: null, roles: [] };
  const is = (role: Role) => session.roles.includes(role);
  return { ...session, is, audits: is('admin') || is('auditor') };
}
