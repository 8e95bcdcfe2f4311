import { Button, Code, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconCloudOff, IconLock, IconMapQuestion, IconRefresh } from '@tabler/icons-react'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { useEffect } from 'react'
import { notAllowed, notFound, Problem } from '#platform/problem.ts'
import { EmptyState } from './EmptyState.tsx'
import { useMessages } from './i18n.tsx'
import { Page } from './Page.tsx'
import { requestIdOf, useProblemSentence } from './problem.tsx'
import { uiMessages } from './ui.messages.ts'
import { useOnBack } from './use-reach.ts'

const home = '/'

/** A page whose data could not be loaded: the sentence, the request id, and another try. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const t = useMessages(uiMessages)
  const sentenceOf = useProblemSentence()
  const router = useRouter()
  const boundary = useQueryErrorResetBoundary()
  useEffect(() => boundary.reset(), [boundary])
  const retry = () => {
    reset()
    void router.invalidate()
  }
  // A page that could not be loaded because the server was away comes by itself when the server is back.
  useOnBack(() => {
    if (!isRefusal(error)) retry()
  })
  if (error instanceof Problem && error.code === notFound.code) return <NotFound sentence={sentenceOf(error)} />
  if (error instanceof Problem && error.code === notAllowed.code) return <ForbiddenPage />
  const requestId = requestIdOf(error)
  return (
    <Page title={t('error.title')} bare>
      <EmptyState
        level={1}
        icon={error instanceof Problem ? IconAlertTriangle : IconCloudOff}
        title={t('error.title')}
        description={<Text role="alert">{sentenceOf(error)}</Text>}
      >
        {requestId ? (
          <Text size="sm" c="dimmed">
            {t('error.request-id', { id: '' })}
            <Code>{requestId}</Code>
          </Text>
        ) : null}
        <Button mt="md" leftSection={<IconRefresh size={18} />} onClick={retry}>
          {t('error.retry')}
        </Button>
      </EmptyState>
    </Page>
  )
}

const isRefusal = (error: unknown) => error instanceof Problem && error.status < 500

/** The same where no frame stands around it: the session itself could not be loaded. */
export function StandaloneErrorPage(props: ErrorComponentProps) {
  return (
    <main id="main">
      <ErrorPage {...props} />
    </main>
  )
}

/** No page of the site has this address. */
export function NotFoundPage() {
  return <NotFound />
}

function NotFound({ sentence }: { sentence?: string }) {
  const t = useMessages(uiMessages)
  return (
    <Page title={t('not-found.title')} bare>
      <EmptyState level={1} icon={IconMapQuestion} title={t('not-found.title')} description={sentence ?? t('not-found.body')}>
        <HomeButton />
      </EmptyState>
    </Page>
  )
}

/** The page is there, but not for the role the person acts in. */
export function ForbiddenPage() {
  const t = useMessages(uiMessages)
  return (
    <Page title={t('forbidden.title')} bare>
      <EmptyState level={1} icon={IconLock} title={t('forbidden.title')} description={t('forbidden.body')}>
        <HomeButton />
      </EmptyState>
    </Page>
  )
}

function HomeButton() {
  const t = useMessages(uiMessages)
  return (
    <Group mt="md">
      <Button component="a" href={home} variant="light">
        {t('go-home')}
      </Button>
    </Group>
  )
}
