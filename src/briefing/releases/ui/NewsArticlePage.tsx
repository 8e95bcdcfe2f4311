import { Image, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Locale } from '#platform/format.ts'
import { useQueryOf } from '#ui/data.ts'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { writeNode } from '../../text/figure-text.model.ts'
import type { RichText } from '../../text/rich-text.contract.ts'
import { bold, replaceFigures } from '../../text/rich-text.model.ts'
import { RichTextView } from '../../text/ui/RichTextView.tsx'
import { showPublicRelease } from '../release.contract.ts'
import { releaseMessages } from '../release.messages.ts'
import { PublicFrame } from './PublicFrame.tsx'
import { pictureUrl } from './ReleasePictures.tsx'

/** One published article, for everybody, in the reader's language. */
export function NewsArticlePage() {
  const t = useMessages(releaseMessages)
  const { locale } = useLocale()
  const formats = useFormats()
  const { slug } = useParams({ from: '/news/$slug' })
  const { head, bodyVi, bodyEn, pictures } = useQueryOf(showPublicRelease, { params: { slug } })
  const en = locale === 'en'
  const title = en ? head.titleEn : head.titleVi
  const body = useMemo(() => written(en ? bodyEn : bodyVi, locale), [en, bodyEn, bodyVi, locale])
  const [first, ...others] = pictures
  useDocumentTitle(`${title} · ${t('news.product')}`)
  const shown = (picture: (typeof pictures)[number]) => {
    const caption = (en ? (picture.captionEn ?? picture.captionVi) : picture.captionVi) ?? t('picture.of-room')
    return (
      <figure key={picture.id} style={{ margin: '0 0 1.5rem' }}>
        <Image src={pictureUrl(picture.id)} alt={caption} radius="sm" width={picture.width} height={picture.height} h="auto" />
        <Text component="figcaption" size="sm" c="dimmed" mt={4}>
          {caption}
        </Text>
      </figure>
    )
  }
  return (
    <PublicFrame>
      <AnchorLink to="/news" className="no-print">
        {t('news.all')}
      </AnchorLink>
      <article lang={locale}>
        <Title order={1} my="sm">
          {title}
        </Title>
        <Text c="dimmed" mb="lg">
          {en ? head.pointEn : head.pointVi} · {t('news.held', { day: formats.date(head.heldOn) })} ·{' '}
          {t('news.published', { at: formats.moment(head.publishedAt) })}
          {head.demo ? ` · ${t('demo')}` : ''}
        </Text>
        {first ? shown(first) : null}
        <RichTextView text={body} language={locale} plain />
        {others.map(shown)}
        <Text size="sm" c="dimmed" mt="xl">
          {t('news.frozen')}
        </Text>
      </article>
    </PublicFrame>
  )
}

/** Figures as words: who has no account opens no receipt, and nothing is asked in their name. */
const written = (text: RichText, locale: Locale): RichText => replaceFigures(text, (node) => bold(writeNode(node, locale)))
