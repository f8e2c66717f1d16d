import type { PageState } from './pages'
import { send } from './send'

/** The pages that anyone may see. */
export const publicStates: PageState[] = [
  { name: 'start', route: 'routes/start.tsx', path: '/' },
  { name: 'accessibility-statement', route: 'routes/accessibility-statement.tsx', path: '/tillganglighet' },
  { name: 'accessibility-report', route: 'routes/accessibility-report.tsx', path: '/tillganglighet/rapportera' },
  {
    name: 'accessibility-report-error',
    route: 'routes/accessibility-report.tsx',
    path: '/tillganglighet/rapportera',
    act: send,
    sent: true,
  },
  { name: 'privacy', route: 'routes/privacy.tsx', path: '/integritet' },
  { name: 'help', route: 'routes/help.tsx', path: '/hjalp' },
  { name: 'contact', route: 'routes/contact.tsx', path: '/kontakt' },
  { name: 'sign-in', route: 'routes/sign-in.tsx', path: '/logga-in' },
  { name: 'sign-in-after-timeout', route: 'routes/sign-in.tsx', path: '/logga-in?skal=tid' },
  { name: 'signed-out', route: 'routes/signed-out.tsx', path: '/utloggad' },
  { name: 'sign-in-broken-off', route: 'routes/auth-callback.tsx', path: '/auth/callback' },
  { name: 'not-found', route: 'routes/not-found.tsx', path: '/finns-inte' },
]
