import { Badge, Group, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { queryOf, useAction } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useFormats, useLocale, useMessages, useNamed } from '#ui/i18n.tsx'
import { useProblemSentence } from '#ui/problem.tsx'
import { PublicFrame } from '../../releases/ui/PublicFrame.tsx'
import { HlsPlayer } from '../../room/ui/HlsPlayer.tsx'
import { recordingScreenMessages } from '../recording-screens.messages.ts'
import { enterLive, type LiveGlance, livePlaylistUrl, showLive } from '../watch.contract.ts'
import styles from './Recording.module.css'

const EVERY_MS = 4000
const route = getRouteApi('/watch/$briefingId')

/** The live stream for those outside the rooms, with the agenda beside it. The key stands behind the # of the link and goes into a cookie. */
export function WatchPage() {
  const t = useMessages(recordingScreenMessages)
  const { briefingId } = route.useParams()
  const sentenceOf = useProblemSentence()
  const door = useDoor()
  const live = useQuery({ ...queryOf(showLive, { params: { id: briefingId } }), enabled: door.open, refetchInterval: EVERY_MS, retry: 3 })
  useDocumentTitle(t('watch.title'))
  const error = door.error ?? (live.data ? null : live.error)
  return (
    <PublicFrame wide>
      <Text c="dimmed">{door.name ? t('watch.hello', { name: door.name }) : t('watch.title')}</Text>
      {error ? <EmptyState title={t('watch.refused')} description={sentenceOf(error)} level={1} /> : null}
      {live.data && !error ? <Session briefingId={briefingId} live={live.data} /> : null}
    </PublicFrame>
  )
}

/** Hands the key of the link over once; who has an account, or a cookie of before, needs none. */
function useDoor() {
  const [key] = useState(() => window.location.hash.slice(1))
  const { mutate, data, error } = useAction(enterLive, { errors: 'form' })
  useEffect(() => {
    if (!key) return
    mutate({ body: { key } })
    window.history.replaceState(null, '', window.location.pathname)
  }, [key, mutate])
  return { open: key === '' || data !== undefined, name: data?.name, error }
}

function Session({ briefingId, live }: { briefingId: string; live: LiveGlance }) {
  const t = useMessages(recordingScreenMessages)
  const formats = useFormats()
  const { locale } = useLocale()
  return (
    <>
      <Title order={1} size="h2" mb="md">
        {locale === 'en' ? live.titleEn : live.titleVi}
      </Title>
      <div className={styles.film}>
        <Stack gap="xs">
          {live.phase === 'live' ? (
            <HlsPlayer url={livePlaylistUrl(briefingId)} />
          ) : (
            <div className={styles.screen} role="status">
              <Text size="lg">{t(`watch.${live.phase}`, { moment: formats.moment(live.startsAt) })}</Text>
            </div>
          )}
          {live.caption ? <Text aria-live="polite">{live.caption}</Text> : null}
          <Speaking live={live} />
        </Stack>
        <Agenda live={live} />
      </div>
    </>
  )
}

function Speaking({ live: { speaker, next } }: { live: LiveGlance }) {
  const t = useMessages(recordingScreenMessages)
  const named = useNamed()
  return (
    <Stack gap={2} aria-live="polite">
      {speaker ? <Text fw={600}>{t('watch.speaking', { name: named(speaker) })}</Text> : null}
      {speaker?.subject ? <Text>{speaker.subject}</Text> : null}
      {next ? <Text c="dimmed">{t('watch.next', { name: named(next) })}</Text> : null}
    </Stack>
  )
}

function Agenda({ live: { items } }: { live: LiveGlance }) {
  const t = useMessages(recordingScreenMessages)
  const { locale } = useLocale()
  return (
    <section aria-label={t('watch.agenda')}>
      <Title order={2} size="h4" mb="xs">
        {t('watch.agenda')}
      </Title>
      <ol className={styles.chapters}>
        {items.map(({ id, titleVi, titleEn, minutes, standing }) => (
          <li key={id} aria-current={standing === 'now' ? 'step' : undefined} className={styles.chapter} data-now={standing === 'now' || undefined}>
            <Stack gap={2}>
              <Text fw={standing === 'now' ? 600 : 400} c={standing === 'done' ? 'dimmed' : undefined}>
                {locale === 'en' ? titleEn : titleVi}
              </Text>
              <Group gap="xs">
                <Text size="sm" c="dimmed">
                  {t('watch.minutes', { minutes })}
                </Text>
                {standing === 'ahead' ? null : (
                  <Badge variant="light" color={standing === 'now' ? 'green' : 'gray'}>
                    {t(`watch.${standing}`)}
                  </Badge>
                )}
              </Group>
            </Stack>
          </li>
        ))}
      </ol>
    </section>
  )
}
