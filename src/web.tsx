import '@fontsource/be-vietnam-pro/400.css'
import '@fontsource/be-vietnam-pro/500.css'
import '@fontsource/be-vietnam-pro/600.css'
import '@fontsource/be-vietnam-pro/700.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './ui/global.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { getSession } from '#directory/session.contract.ts'
import { client, reach } from '#platform/browser-client.web.ts'
import { problemCatalogue } from './problem-catalogue.ts'
import { createSite } from './routes.tsx'
import { I18nProvider } from './ui/i18n.tsx'
import { Messages } from './ui/Messages.tsx'
import { ProblemProvider } from './ui/problem.tsx'
import { createQueryClient } from './ui/query-client.ts'
import { ThemeProvider } from './ui/ThemeProvider.tsx'

const queries = createQueryClient(() => {
  const { pathname, href } = router.state.location
  if (pathname === '/sign-in') return
  // First away from the pages that need a session, then empty: the other way round they would ask again.
  void router.navigate({ to: '/sign-in', search: { return: href } }).then(() => queries.clear())
})
const router = createSite(queries)

// The frame is asked for beside the question who is signed in, not after its answer.
if (!window.location.pathname.startsWith('/sign-in')) void import('#directory/ui/SignedInShell.tsx')

// While the server or its database is away it is asked for again by itself; when it is back, what is on screen is fetched anew.
reach.start({
  probe: () => client(getSession),
  wait: (work, ms) => {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
  random: Math.random,
})
reach.subscribe(() => {
  if (reach.read() === 'there') void queries.invalidateQueries()
})
window.addEventListener('online', () => void reach.askNow())

const container = document.getElementById('root')
if (!container) throw new Error('index.html has no #root')

createRoot(container).render(
  <StrictMode>
    <I18nProvider>
      <ThemeProvider>
        <ProblemProvider catalogue={problemCatalogue}>
          <QueryClientProvider client={queries}>
            <Messages />
            <RouterProvider router={router} />
          </QueryClientProvider>
        </ProblemProvider>
      </ThemeProvider>
    </I18nProvider>
  </StrictMode>,
)
