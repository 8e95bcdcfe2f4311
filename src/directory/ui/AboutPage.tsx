import { Alert, Anchor, Paper, SimpleGrid, Text, Title } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { uiMessages } from '#ui/ui.messages.ts'
import { version } from '../../../package.json'
import { aboutMessages } from '../about.messages.ts'
import { libraryLicences } from './libraries.model.ts'
import { useSession } from './use-session.ts'

/** What the product is, which version runs here, and whom it owes thanks. */
export function AboutPage() {
  const t = useMessages(aboutMessages)
  const ui = useMessages(uiMessages)
  const { demo } = useSession()
  return (
    <Page title={t('title')} description={ui('product.tagline')}>
      {demo ? (
        <Alert color="amber" icon={<IconInfoCircle />} title={t('demo')}>
          {t('demo.body')}
        </Alert>
      ) : null}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Part title={t('what')}>
          <Text>{t('what.body')}</Text>
          <Text mt="xs">{t('what.trace')}</Text>
          <Text mt="sm" fw={600}>
            {t('version')} {version}
          </Text>
          {demo ? null : (
            <Text size="sm" c="dimmed">
              {t('demo.none')}
            </Text>
          )}
        </Part>
        <Part title={t('api')}>
          <Text>{t('api.body')}</Text>
          <Text mt="xs">
            <Anchor href="/api/docs">{t('api.link')}</Anchor>
          </Text>
          <Text>
            <Anchor href="/api/openapi.json">{t('api.json')}</Anchor>
          </Text>
        </Part>
        <Part title={t('map')}>
          <Text>{t('map.body')}</Text>
          <Text mt="xs">{t('map.islands')}</Text>
        </Part>
        <Part title={t('data')}>
          <Text>{t('data.body')}</Text>
          <Text mt="xs">{t('code.body')}</Text>
          <Text mt="xs">
            <AnchorLink to="/directory">{t('data.link')}</AnchorLink>
          </Text>
        </Part>
      </SimpleGrid>
      <section>
        <Title order={2} mb={4}>
          {t('libraries')}
        </Title>
        <Text c="dimmed" mb="sm">
          {t('libraries.body')} {t('font.body')}
        </Text>
        <div style={{ maxWidth: '44rem' }}>
          <Libraries />
        </div>
      </section>
    </Page>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper p="lg" component="section">
      <Title order={2} size="h3" mb="xs">
        {title}
      </Title>
      {children}
    </Paper>
  )
}

function Libraries() {
  const t = useMessages(aboutMessages)
  const rows = Object.entries(libraryLicences).map(([name, licence]) => ({ name, licence }))
  const columns: Column<(typeof rows)[number]>[] = [
    { id: 'name', header: t('library'), kind: 'code', rowHeader: true, value: ({ name }) => name },
    { id: 'licence', header: t('licence'), kind: 'code', value: ({ licence }) => licence },
  ]
  return <DataTable dense filterable caption={t('libraries')} columns={columns} rows={rows} rowKey={({ name }) => name} />
}
