import { Image, Paper, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useQueryOf } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { listPublicReleases } from '../release.contract.ts'
import { releaseMessages } from '../release.messages.ts'
import { PublicFrame } from './PublicFrame.tsx'
import { pictureUrl } from './ReleasePictures.tsx'

/** Published articles, for everybody. */
export function NewsPage() {
  const t = useMessages(releaseMessages)
  const { locale } = useLocale()
  const formats = useFormats()
  const { releases } = useQueryOf(listPublicReleases, { query: {} })
  const en = locale === 'en'
  useDocumentTitle(`${t('news')} · ${t('news.product')}`)
  return (
    <PublicFrame>
      <Title order={1}>{t('news')}</Title>
      <Text c="dimmed" mb="lg">
        {t('news.hint')}
      </Text>
      {releases.length === 0 ? <EmptyState title={t('news.none')} /> : null}
      <Stack component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {releases.map((release) => (
          <Paper key={release.slug} component="li" p="lg" withBorder>
            {release.pictureId ? <Image src={pictureUrl(release.pictureId)} alt="" radius="sm" mah={260} mb="sm" /> : null}
            <Text size="sm" c="dimmed">
              {en ? release.pointEn : release.pointVi} · {t('news.held', { day: formats.date(release.heldOn) })}
              {release.demo ? ` · ${t('demo')}` : ''}
            </Text>
            <Title order={2} size="h3" my={4}>
              <AnchorLink to="/news/$slug" params={{ slug: release.slug }}>
                {en ? release.titleEn : release.titleVi}
              </AnchorLink>
            </Title>
            <Text>{en ? release.leadEn : release.leadVi}</Text>
          </Paper>
        ))}
      </Stack>
    </PublicFrame>
  )
}
