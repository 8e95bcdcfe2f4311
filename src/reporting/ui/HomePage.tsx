import { Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { Link, Navigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { useNavigation } from '#ui/navigation.ts'
import { Page } from '#ui/Page.tsx'
import { campaignMessages } from '../campaign-screens.messages.ts'
import styles from './Home.module.css'
import { MyWork } from './MyWork.tsx'
import { useViewer } from './use-viewer.ts'

/** The first page: what waits for the person, and the ways to figures. Who has no returns goes on to the first page of the role. */
export function HomePage({ cards }: { /** What other domains put above the work of the day. */ cards?: ReactNode }) {
  const t = useMessages(campaignMessages)
  const { personName, role, isReporter, seesBoard } = useViewer()
  const pages = useNavigation(role)
  const first = pages.find(({ path }) => path !== '/')
  if (!isReporter && !seesBoard) return <Navigate to={first?.path ?? '/account'} replace />
  return (
    <Page title={t('home.title', { name: personName })}>
      <Stack gap="xl">
        {cards}
        <MyWork />
        <section>
          <Title order={2} size="h3" mb="sm">
            {t('home.more')}
          </Title>
          <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
            {pages
              .filter(({ path }) => path !== '/')
              .map(({ path, title, icon: Icon }) => (
                <Paper key={path} component={Link} to={path} p="md" className={styles.tile ?? ''}>
                  <Icon size={24} stroke={1.6} aria-hidden />
                  <Text fw={600}>{title}</Text>
                </Paper>
              ))}
          </SimpleGrid>
        </section>
      </Stack>
    </Page>
  )
}
