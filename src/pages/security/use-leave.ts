import { useLocation } from 'react-router'

import { paths, safeReturn } from '#src/lib/paths.ts'
import { useNavigate } from '#src/navigation/provider.tsx'

/** Leads back from a page of one task: to where the address says that somebody came from, or to Security. */
export function useLeave(): () => Promise<unknown> {
  const navigate = useNavigate()
  const to = new URLSearchParams(useLocation().search).get('to')
  return async () => navigate(to ? safeReturn(to) : paths.security())
}
